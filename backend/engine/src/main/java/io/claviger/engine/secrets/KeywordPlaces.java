package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.SecretType.Recognition;
import java.util.List;

/**
 * At which places a keyword calls for anything at all, as far as a look at the bytes around it tells. Most keywords of a text
 * are a part of another word, and are passed over by this before they cost more.
 *
 * @param demands for each keyword what all for which it calls have in common
 */
record KeywordPlaces(byte[] demands) {

    /** It counts as it is written only. */
    private static final int EXACT = 1;
    /** It begins a word. */
    private static final int WORD = 2;
    /** No letter and no digit is before it. */
    private static final int TOKEN = 4;
    /** It is a vendor's name, and nothing else: with some endings it is another word. */
    private static final int NAME = 8;
    /** It is the same, and a word that others write, too: it is whole, or in a host. */
    private static final int WHOLE = 16;

    private static final int ALL = EXACT | WORD | TOKEN | NAME | WHOLE;

    /** What is demanded of a vendor's name, beside which keys are. */
    static final int OF_VENDOR = WORD | NAME;
    /** Of one that others write, too. */
    static final int OF_WORD = WORD | NAME | WHOLE;
    /** Of the beginning of a vendor's keys. */
    static final int OF_PREFIX = EXACT | TOKEN;

    static KeywordPlaces of(List<SecretType> types, List<String> keywords, Rows called, FormlessKeys.Callers formless) {
        byte[] demands = new byte[keywords.size()];
        for (int keyword = 0; keyword < demands.length; keyword++) {
            int demanded = formless.demands(keyword, ALL);
            for (int i = called.from(keyword); i < called.to(keyword); i++) {
                demanded &= ofType(types.get(called.at(i)).recognition());
            }
            demands[keyword] = (byte) demanded;
        }
        return new KeywordPlaces(demands);
    }

    private static int ofType(Recognition recognition) {
        boolean token = recognition.anchored() && recognition.detector() == null && CompiledType.isBounded(recognition);
        return (recognition.anyCase() ? 0 : EXACT) | (recognition.nearby() == null ? 0 : WORD) | (token ? TOKEN : 0);
    }

    /** Whether a keyword counts that stands from an index to another. */
    boolean count(int keyword, Spellings keywords, Window window, int start, int end) {
        int demanded = demands[keyword];
        return ((demanded & EXACT) == 0 || keywords.stands(keyword, window.bytes(), start))
                && ((demanded & WORD) == 0 || window.beginsWord(start))
                && ((demanded & TOKEN) == 0 || window.beginsToken(start))
                && ((demanded & NAME) == 0
                        || !KeyNames.goesOn(window.text(), end)
                        || isName(window.text(), start, end, (demanded & WHOLE) != 0));
    }

    private static boolean isName(String text, int start, int end, boolean whole) {
        return whole ? UrlKeys.mayBeInHost(text, start) : !KeyNames.isOtherWord(text, end);
    }
}
