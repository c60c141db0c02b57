package io.claviger.engine.secrets.judge;

import java.util.regex.Pattern;

/** Tells names, of which programs are full, from values made at random: words with marks, humps or a number or two between them. */
public final class Names {

    /** Of digits that stand beside letters in a name, as in {@code sha256} and {@code OAuth2}. */
    private static final int MOST_DIGITS = 5;
    /** Of digits by themselves, such as a date. */
    private static final int LONGEST_NUMBER = 8;

    private static final int MOST_NUMBERS = 2;

    private static final int SHORTEST_WORD = 3;
    /** Of letters with a number before or behind them. */
    private static final int FEWEST_LETTERS = 2;

    /** Keys' names, such as AWS's, are in upper case; a name that Vault made up ends with a time. */
    private static final Pattern PIECE = Pattern.compile("(?=[A-Z0-9]*[a-z])[A-Za-z0-9]{20,}+(?!-[0-9]{10}$)");

    private Names() {}

    /** Whether what stands in a name's place is a key, as where a token opens a URL without a name: at random, and in one piece. */
    public static boolean isKey(String name) {
        return name.indexOf('@') < 0
                && PIECE.matcher(name).results().anyMatch(piece -> Shapes.looksRandom(piece.group()));
    }

    /**
     * Whether a value is a name. Of values at random of 16 letters and digits less than one in 200 is taken for one, of longer ones
     * fewer.
     */
    public static boolean isName(String value) {
        int numbers = 0;
        int parts = 0;
        int words = 0;
        int letters = 0;
        int runs = 0;
        boolean plain = true;
        int at = 0;
        while (at < value.length()) {
            char c = value.charAt(at);
            if (isMark(c)) {
                at++;
                continue;
            }
            int end = at;
            while (end < value.length() && isPart(value.charAt(end))) {
                end++;
            }
            if (end == at) {
                return false;
            }
            Part part = Part.of(value, at, end);
            if (!part.usual()) {
                return false;
            }
            numbers += part.numbers();
            letters += part.letters();
            runs += part.runs();
            words += part.letters() >= SHORTEST_WORD ? 1 : 0;
            plain &= part.plain();
            parts++;
            at = end;
        }
        boolean few = numbers <= MOST_NUMBERS;
        boolean marked = few && parts > 2 && words > 0 && plain;
        boolean read = few && letters * 2 >= runs * 5 && Words.clearly(value);
        return marked || read;
    }

    /**
     * What stands between two marks.
     *
     * @param numbers that stand beside letters
     * @param runs of letters
     * @param usual whether its numbers are as short as in names
     * @param plain letters of one case, or with a capital first, and no number among them but before or behind
     */
    private record Part(int numbers, int letters, int runs, boolean usual, boolean plain) {

        static Part of(String value, int from, int to) {
            int letters = 0;
            int runs = 0;
            int numbers = 0;
            boolean usual = true;
            int at = from;
            while (at < to) {
                boolean digit = isDigit(value.charAt(at));
                int end = at;
                while (end < to && isDigit(value.charAt(end)) == digit) {
                    end++;
                }
                int length = end - at;
                boolean alone = at == from && end == to;
                usual &= !digit || length <= (alone ? LONGEST_NUMBER : MOST_DIGITS);
                numbers += digit && !alone ? 1 : 0;
                letters += digit ? 0 : length;
                runs += digit ? 0 : 1;
                at = end;
            }
            boolean number = letters == 0;
            boolean word = runs == 1 && numbers <= 1 && (numbers == 0 || letters >= FEWEST_LETTERS);
            return new Part(numbers, letters, runs, usual, number || word && isOneCase(value, from, to));
        }

        private static boolean isOneCase(String value, int from, int to) {
            boolean small = false;
            int large = 0;
            boolean first = Character.isUpperCase(value.charAt(from));
            for (int i = from; i < to; i++) {
                small |= Character.isLowerCase(value.charAt(i));
                large += Character.isUpperCase(value.charAt(i)) ? 1 : 0;
            }
            return !small || large == 0 || first && large == 1;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isPart(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isMark(char c) {
        return c == '_' || c == '-' || c == '.' || c == ':' || c == '/';
    }
}
