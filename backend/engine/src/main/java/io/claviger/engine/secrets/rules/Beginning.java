package io.claviger.engine.secrets.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * With which bytes the matches of a pattern begin, and behind which they do not. Where few do, the places are found at a
 * tenth of what the pattern takes to find them.
 */
public record Beginning(Alphabet first, Alphabet notBehind) {

    private static final int FEW = 8;
    private static final Pattern NOT_BEHIND =
            Pattern.compile("(?<flags>(?:\\(\\?[im]{1,2}\\))?)\\(\\?<!(?<set>\\[[^\\[\\]\\\\^]+\\])\\)");

    public static Beginning of(String pattern) {
        Matcher behind = NOT_BEHIND.matcher(pattern);
        Alphabet before = behind.lookingAt()
                ? StretchReader.form(behind.group("flags") + behind.group("set"))
                        .alphabet()
                : Alphabet.NONE;
        return new Beginning(StretchReader.first(pattern), before);
    }

    /** Whether so few bytes begin a match that it is worth to look for them. */
    public boolean isRare() {
        return first.size() <= FEW;
    }

    /** The next index at which a match may begin, or the limit. */
    public int next(byte[] text, int from, int limit) {
        int at = from;
        while (at < limit && !(first.has(text[at]) && (at == 0 || !notBehind.has(text[at - 1])))) {
            at++;
        }
        return at;
    }
}
