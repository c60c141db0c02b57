package io.claviger.engine.secrets;

import java.util.Locale;
import java.util.Set;

/** Reads from a vendor's name over what calls its value a key, as in {@code vendorApiKey: "…"} and {@code vendor token - …}. */
final class KeyNames {

    private static final int LONGEST_GAP = 40;
    private static final int LONGEST_WORD = 16;
    private static final int LONGEST_ADDRESS = 64;
    private static final int MOST_WORDS = 7;
    private static final boolean[] MARKS = table(" \t\r\n\"'`=:,;>(|[]{<*");
    private static final boolean[] JOINTS = table("_-./");
    /** What may stand between a vendor's name and its key, and says no more than that it is one. */
    private static final Set<String> BETWEEN = Set.of(
            ("value key keys token tokens secret secrets credential credentials password api is id default the text string"
                            + " str login auth access account for my your new our client service app application private bearer"
                            + " basic authorization personal integration sdk live test prod production admin user developer"
                            + " webhook license licence pat const apikey eu us dev staging stage main primary config set env"
                            + " with using request we use define body data b v var let hub http cloud k t refresh session signing"
                            + " as write read server rest management publishable restricted master content oauth io ai")
                    .split(" "));

    /** What makes another word of one. */
    private static final Set<String> ENDINGS =
            Set.of("ion ions ional ive or ors ation ations able ed er ers ing ings".split(" "));

    /** By first letter: a bit for each length of the words that begin with it. */
    private static final int[] LENGTHS = new int[26];

    static {
        for (String word : BETWEEN) {
            LENGTHS[word.charAt(0) - 'a'] |= 1 << word.length();
        }
    }

    private KeyNames() {}

    /** Most words are told by their first letter and their length not to be one, without making a text of them. */
    private static boolean isBetween(String text, int from, int to) {
        int letter = from < to ? (text.charAt(from) | 0x20) - 'a' : -1;
        return letter >= 0
                && letter < LENGTHS.length
                && (LENGTHS[letter] >>> (to - from) & 1) != 0
                && BETWEEN.contains(text.substring(from, to).toLowerCase(Locale.ROOT));
    }

    /** Where a value begins behind a name with nothing in between but marks and words that call it a key; or -1. */
    static int valueBehind(String text, int end) {
        int at = restOfName(text, end);
        for (int words = 0; words < MOST_WORDS; words++) {
            int from = at;
            while (at < text.length() && at - from <= LONGEST_GAP && isMark(text, at)) {
                at++;
            }
            if (at == from || at - from > LONGEST_GAP || isApart(text, from, at)) {
                return -1;
            }
            int stop = at;
            while (stop < text.length() && stop - at < LONGEST_WORD && Character.isLetter(text.charAt(stop))) {
                stop++;
            }
            if (stop > at
                    && text.indexOf('\n', end + 1, Math.min(text.length(), at + 1)) >= 0
                    && isAssigned(text, stop)) {
                if (NamedValues.isHash(text.substring(at, stop).toLowerCase(Locale.ROOT))) {
                    return -1;
                }
                at = stop;
                continue;
            }
            int aside = asideEnd(text, at);
            if (aside > 0) {
                at = aside;
                continue;
            }
            int rest = isBetween(text, at, stop) ? restOfName(text, stop) : -1;
            if (rest < 0 || rest == text.length() || !isMark(text, rest)) {
                return at;
            }
            at = rest;
        }
        return -1;
    }

    /** Whether an empty line, or more, stands between a name and an index, and the name is no heading. */
    private static boolean isApart(String text, int nameEnd, int at) {
        int line = text.indexOf('\n', nameEnd, at);
        return line >= 0 && text.indexOf('\n', line + 1, at) >= 0 && !isBelowHeading(text, nameEnd, line, at);
    }

    /** Whether a name ends its line, and after an empty one a line has what begins at an index and nothing else. */
    private static boolean isBelowHeading(String text, int nameEnd, int line, int at) {
        int stop = text.indexOf('\n', at, Math.min(text.length(), at + LONGEST_GAP * MOST_WORDS));
        int end = stop < 0 ? text.length() : stop;
        return text.substring(nameEnd, at).chars().filter(c -> c == '\n').count() == 2
                && at > line + 1
                && text.charAt(at - 1) == '\n'
                && end - at >= LooseValue.USUAL
                && text.substring(at, end).strip().indexOf(' ') < 0;
    }

    /** Where what says no more of a value ends, and stands before it: an address, or what YAML calls the value; or -1. */
    private static int asideEnd(String text, int at) {
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (c != '!' && c != '&') {
            return addressEnd(text, at);
        }
        int from = text.startsWith("!!", at) ? at + 2 : at + 1;
        int end = wordEnd(text, from, LONGEST_WORD);
        return end > from && text.charAt(at - 1) == ' ' && text.startsWith(" ", end) ? end : -1;
    }

    /** Where an address of mail ends, or a host's name without numbers, that begins at an index and has something behind; or -1. */
    private static int addressEnd(String text, int from) {
        int sign = -1;
        int dot = -1;
        boolean host = true;
        int at = from;
        while (at < text.length() && at - from < LONGEST_ADDRESS && isOfMail(text.charAt(at))) {
            char c = text.charAt(at);
            sign = c == '@' ? at : sign;
            dot = c == '.' ? at : dot;
            host &= c >= 'a' && c <= 'z' || c == '.' || c == '-';
            at++;
        }
        boolean address = dot > from && (sign > from ? dot > sign : host && at - dot > 2);
        return address && at < text.length() && " :,/;\"'".indexOf(text.charAt(at)) >= 0 ? at : -1;
    }

    private static boolean isOfMail(char c) {
        return LooseValue.isPart(c) || c == '.' || c == '@' || c == '+';
    }

    /** Where the variable ends that has a vendor's name and goes on in words that call it a key: {@code vendorApiKey}. */
    private static int restOfName(String text, int end) {
        int at = end;
        while (at < text.length()) {
            boolean joint = isOf(JOINTS, text.charAt(at));
            int word = joint ? at + 1 : at;
            int stop = wordEnd(text, word, LONGEST_WORD);
            boolean hump =
                    !joint && Character.isLowerCase(text.charAt(at - 1)) && Character.isUpperCase(text.charAt(at));
            boolean key = stop > word && (joint || hump) && isBetween(text, word, stop);
            boolean number = stop == word && word < text.length() && isDigit(text, word) && !isNamed(text, word + 1);
            if (!key && !number) {
                return at;
            }
            at = key ? stop : word + 1;
        }
        return at;
    }

    /** Where letters end, or a hump of them, or so many as are asked for. */
    static int wordEnd(String text, int from, int most) {
        int at = from;
        while (at < text.length() && at - from < most && Character.isLetter(text.charAt(at))) {
            boolean hump =
                    at > from && Character.isLowerCase(text.charAt(at - 1)) && Character.isUpperCase(text.charAt(at));
            if (hump) {
                return at;
            }
            at++;
        }
        return at;
    }

    /** Whether a value is assigned, or handed over, between the end of a name and an index. */
    static boolean isAssigned(String text, int end, int at) {
        return text.indexOf('=', end, at) >= 0 || text.indexOf(':', end, at) >= 0;
    }

    /** Whether what ends at an index is a variable to which something in quotes, or set off by a space, is assigned. */
    private static boolean isAssigned(String text, int end) {
        int at = end;
        while (at < text.length() && at - end < LONGEST_WORD && (text.charAt(at) == ' ' || text.charAt(at) == ':')) {
            at++;
        }
        return at + 1 < text.length() && text.charAt(at) == '=' && " \"'`".indexOf(text.charAt(at + 1)) >= 0;
    }

    private static boolean isMark(String text, int at) {
        char c = text.charAt(at);
        if (isOf(MARKS, c)) {
            return true;
        }
        char before = at > 0 ? text.charAt(at - 1) : ' ';
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 'x';
        return c == '-'
                        && (next == ' '
                                || next == '>'
                                || next == '-'
                                || before == ' '
                                || before == ':'
                                || before == '-')
                || c == '@' && next == '"'
                || c == ')' && (next == ':' || next == ' ' || next == '(')
                || c == '}' && (next == '=' || next == ' ' && text.startsWith("=", at + 2))
                || c == '/' && (before == '<' || before == '*')
                || c == '#' && Character.isLetter(next);
    }

    private static boolean[] table(String characters) {
        boolean[] table = new boolean[1 << 7];
        characters.chars().forEach(c -> table[c] = true);
        return table;
    }

    private static boolean isOf(boolean[] table, char c) {
        return c < table.length && table[c];
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isNamed(String text, int at) {
        return at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
    }

    /** A vendor's name may go on in letters of its case, as in {@code vendorhq} and {@code VENDORAPP}. */
    static int sameCaseEnd(String text, int from) {
        // Most names end here.
        if (from == text.length() || text.charAt(from) < 'A') {
            return from;
        }
        boolean large = from > 0 && Character.isUpperCase(text.charAt(from - 1));
        int at = from;
        while (at < text.length() && at - from < LONGEST_WORD && isLetter(text.charAt(at), large)) {
            at++;
        }
        return at;
    }

    /** Whether a letter follows a name that ends at an index, in the case of its last. */
    static boolean goesOn(String text, int end) {
        return end < text.length() && isLetter(text.charAt(end), Character.isUpperCase(text.charAt(end - 1)));
    }

    /** Whether a name that ends at an index is the beginning of another word, as in {@code description}. */
    static boolean isOtherWord(String text, int end) {
        int stop = sameCaseEnd(text, end);
        return stop > end && ENDINGS.contains(text.substring(end, stop).toLowerCase(Locale.ROOT));
    }

    /** Where a name ends that is a keyword with what stands behind it, as {@code pass =} is, so that fewer places have it. */
    static int endWithin(String text, int start, int end) {
        if (AssignedValue.isName(text.charAt(end - 1))) {
            return end;
        }
        int at = start;
        while (AssignedValue.isName(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether a small letter begins a word, or a large one a hump of a name. */
    static boolean beginsHump(String text, int start) {
        char before = start > 0 ? text.charAt(start - 1) : ' ';
        if (!Character.isLetter(text.charAt(start))) {
            return true;
        }
        return Character.isUpperCase(text.charAt(start))
                ? Character.isLowerCase(before) || before >= '0' && before <= '9'
                : !Character.isLetterOrDigit(before);
    }

    private static boolean isLetter(char c, boolean large) {
        return large ? Character.isUpperCase(c) : Character.isLowerCase(c);
    }
}
