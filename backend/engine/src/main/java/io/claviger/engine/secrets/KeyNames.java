package io.claviger.engine.secrets;

import java.util.Locale;
import java.util.Set;

/** Reads from a vendor's name over what calls its value a key, as in {@code vendorApiKey: "…"} and {@code vendor token - …}. */
final class KeyNames {

    private static final int LONGEST_GAP = 16;
    private static final int MOST_WORDS = 5;
    private static final String MARKS = " \t\r\n\"'`=:,>(|[{<*";
    private static final String JOINTS = "_-.";
    /** What may stand between a vendor's name and its key, and says no more than that it is one. */
    private static final Set<String> BETWEEN = Set.of(
            ("value key keys token tokens secret secrets credential credentials password api is id default the text string"
                            + " str login auth access account for my your new our client service app application private bearer"
                            + " basic authorization personal integration sdk live test prod production admin user developer"
                            + " webhook license licence pat const apikey")
                    .split(" "));

    private KeyNames() {}

    /** Where a value begins behind a name with nothing in between but marks and words that call it a key; or -1. */
    static int valueBehind(String text, int end) {
        int at = restOfName(text, end);
        for (int words = 0; words < MOST_WORDS; words++) {
            int from = at;
            while (at < text.length() && at - from <= LONGEST_GAP && isMark(text, at)) {
                at++;
            }
            if (at == from || at - from > LONGEST_GAP || text.indexOf('\n', from) < text.lastIndexOf('\n', at - 1)) {
                return -1;
            }
            int stop = at;
            while (stop < text.length() && stop - at < LONGEST_GAP && Character.isLetter(text.charAt(stop))) {
                stop++;
            }
            boolean ends = stop < text.length() && isMark(text, stop);
            if (!ends || !BETWEEN.contains(text.substring(at, stop).toLowerCase(Locale.ROOT))) {
                return at;
            }
            at = stop;
        }
        return -1;
    }

    /** Where the variable ends that has a vendor's name and goes on in words that call it a key: {@code vendorApiKey}. */
    private static int restOfName(String text, int end) {
        int at = end;
        while (at < text.length()) {
            int word = JOINTS.indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
            int stop = wordEnd(text, word);
            boolean hump = word == at && at > 0 && Character.isLowerCase(text.charAt(at - 1));
            boolean joined = stop > word && (word > at || hump && Character.isUpperCase(text.charAt(at)));
            if (!joined || !BETWEEN.contains(text.substring(word, stop).toLowerCase(Locale.ROOT))) {
                return at;
            }
            at = stop;
        }
        return at;
    }

    /** Where letters end, or a hump of them. */
    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < LONGEST_GAP && Character.isLetter(text.charAt(at))) {
            boolean hump =
                    at > from && Character.isLowerCase(text.charAt(at - 1)) && Character.isUpperCase(text.charAt(at));
            if (hump) {
                return at;
            }
            at++;
        }
        return at;
    }

    static boolean isAssigned(String text, int end, int at) {
        String between = text.substring(end, at);
        return between.indexOf('=') >= 0 || between.indexOf(':') >= 0;
    }

    private static boolean isMark(String text, int at) {
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 'x';
        return MARKS.indexOf(c) >= 0 || c == '-' && (next == ' ' || next == '>');
    }

    /** A vendor's name may go on in small letters, as in {@code vendorhq} or {@code vendorapp}. */
    static int lowerCaseEnd(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < LONGEST_GAP && Character.isLowerCase(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
