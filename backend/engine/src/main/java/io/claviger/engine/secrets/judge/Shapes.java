package io.claviger.engine.secrets.judge;

import io.claviger.engine.secrets.judge.Check.Ruling;
import java.util.regex.Pattern;

/** Whether a value that only its neighbours call a secret looks random. */
public final class Shapes {

    /** Words with marks between them, such as {@code some-name_v2}. */
    private static final Pattern WORDS = Pattern.compile(
            "_?[A-Za-z]{1,20}[0-9]{0,2}(?:[_.:/-](?:[A-Za-z]{1,20}[0-9]{0,2}|[A-Za-z]?[0-9]{1,4})){1,12}");

    /** Words in a row with a number at their end or among them, such as {@code ShopOauth2} and {@code shopOauth2Config}. */
    private static final Pattern NUMBERED =
            Pattern.compile("(?:[A-Z]{0,4}[a-z]{1,20}+){1,8}+[0-9]{1,2}(?:[A-Z]{1,4}[a-z]{1,20}+){0,4}+");

    /** The part of a candidate that is there when its name calls it a key. */
    public static final String CALLED = "called";

    /** Fewer letters may be at random and yet read like a word, or the other way round. */
    private static final int LETTERS_OF_A_KEY = 12;

    /** The same where the value has the length that its vendor gives to keys. */
    private static final int LETTERS_OF_A_FORM = 10;

    /** What is shorter is judged by how much may be in it. */
    private static final int BRIEF = 14;

    /** A number as long is no time and no amount. */
    private static final int DIGITS_OF_A_KEY = 24;

    private Shapes() {}

    /** Whether a value of which only the neighbourhood says what it is, could be made at random. */
    public static boolean looksRandom(String value) {
        boolean digit = false;
        boolean letter = false;
        boolean hex = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            digit |= c >= '0' && c <= '9';
            letter |= c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            hex &= Character.digit(c, 16) >= 0;
        }
        boolean random = letter ? digit || isLettersAtRandom(value) : value.length() >= DIGITS_OF_A_KEY;
        return random && Entropy.bits(value) >= leastBits(value.length(), hex) && !areWords(value);
    }

    private static double leastBits(int length, boolean hex) {
        double most = Math.log(Math.min(length, hex ? 16 : 64)) / Math.log(2);
        double usual = hex ? 2.8 : 3.1;
        return length < BRIEF ? Math.min(usual, most * 0.8) : usual;
    }

    private static boolean areWords(String value) {
        return Names.isName(value) || WORDS.matcher(value).matches() && Words.read(value);
    }

    /** Whether a value without digits is as long as a key, and no words. */
    public static boolean isLettersAtRandom(String value) {
        return isLettersAtRandom(value, 0, value.length());
    }

    /** The same of what stands from an index to another. */
    public static boolean isLettersAtRandom(String text, int from, int to) {
        return to - from >= LETTERS_OF_A_KEY && !Words.read(text, from, to);
    }

    /**
     * The argument is {@code random}: neither a word nor a number nor something with a meaning of its own. For values that
     * stand behind a vendor's name and have nothing but a length.
     */
    static Ruling check(Evidence evidence) {
        String value = evidence.value();
        if (value.chars().allMatch(c -> c >= '0' && c <= '9')
                && !evidence.groups().containsKey(CALLED)) {
            return Ruling.of(Verdict.IMPOSSIBLE, "only digits");
        }
        boolean letters = value.chars().noneMatch(c -> c >= '0' && c <= '9');
        if (letters && (value.length() < LETTERS_OF_A_FORM || Words.read(value))) {
            return Ruling.of(Verdict.IMPOSSIBLE, "words without a digit");
        }
        if (areWords(value) || NUMBERED.matcher(value).matches() && Words.read(value)) {
            return Ruling.of(Verdict.IMPOSSIBLE, "words with marks or a number between them");
        }
        return Ruling.silent();
    }
}
