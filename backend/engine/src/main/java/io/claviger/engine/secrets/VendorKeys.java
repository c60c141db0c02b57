package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.SecretType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds keys beside a vendor's name that have none of the forms that are known of it. */
final class VendorKeys {

    /** How far from the name a value may stand in its line. */
    private static final int LINE = 240;
    /** How far behind the name a value may stand that is shorter than is usual. */
    private static final int CLOSEST = 48;

    private static final int LONGEST_GAP = 16;
    private static final String MARKS = " \t\r\n\"'`=:,>(|[{<*";
    /** What may stand between a vendor's name and its key, and says no more than that it is one. */
    private static final Set<String> BETWEEN = Set.of(
            ("value key keys token tokens secret secrets credential credentials password api is id default the text string"
                            + " str login auth access account")
                    .split(" "));

    private VendorKeys() {}

    /** Adds what is around a vendor's name from an index to another. */
    static void find(SecretType type, Window window, int start, int end, List<Candidate> found) {
        window.values().forEach(start - LINE, end + LINE, (at, flags) -> {
            if ((flags & NamedValues.RANDOM) != 0) {
                int stop = LooseValue.end(window.text(), at);
                if (isBeside(window, start, end, at, stop, flags)) {
                    found.add(new Candidate(type, at, stop, Map.of()));
                }
            }
        });
        String text = window.text();
        int at = behind(text, end);
        int stop = at < 0 ? -1 : LooseValue.end(text, at);
        boolean assigned = stop > 0 && isAssigned(text, end, at);
        if (stop - at >= (assigned ? LooseValue.USUAL : LooseValue.LONG)
                && (assigned || !couldBeHash(text, at, stop))) {
            found.add(new Candidate(type, at, stop, Map.of()));
        }
    }

    private static boolean isBeside(Window window, int start, int end, int at, int stop, int flags) {
        boolean behind = window.isOneLine(end, at);
        if ((flags & NamedValues.SECRET) == 0) {
            return behind && stop - at >= LooseValue.LONG;
        }
        if (stop - at < LooseValue.USUAL) {
            return behind && at - end <= CLOSEST;
        }
        return window.isClose(end, at) || window.isOneLine(at, start);
    }

    /** Where a value begins behind a name with nothing in between but marks and words that call it a key; or -1. */
    private static int behind(String text, int end) {
        int at = end;
        for (int words = 0; words < 4; words++) {
            int from = at;
            while (at < text.length() && at - from <= LONGEST_GAP && isMark(text, at)) {
                at++;
            }
            int stop = at;
            while (stop < text.length() && stop - at < LONGEST_GAP && Character.isLetter(text.charAt(stop))) {
                stop++;
            }
            if (at == from || at - from > LONGEST_GAP || text.indexOf('\n', from) < text.lastIndexOf('\n', at - 1)) {
                return -1;
            }
            if (!BETWEEN.contains(text.substring(at, stop).toLowerCase(Locale.ROOT))) {
                return at;
            }
            at = stop;
        }
        return -1;
    }

    private static boolean isAssigned(String text, int end, int at) {
        String between = text.substring(end, at);
        return between.indexOf('=') >= 0 || between.indexOf(':') >= 0;
    }

    private static boolean isMark(String text, int at) {
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 'x';
        return MARKS.indexOf(c) >= 0 || c == '-' && (next == ' ' || next == '>');
    }

    /** A commit, or a checksum of a file. */
    private static boolean couldBeHash(String text, int from, int to) {
        int length = to - from;
        return length >= 40
                && length % 8 == 0
                && text.substring(from, to).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
