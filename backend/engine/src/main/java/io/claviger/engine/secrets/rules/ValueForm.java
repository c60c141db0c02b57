package io.claviger.engine.secrets.rules;

/**
 * How long the values of an {@link AssignedPattern} are, and of which bytes: whether there may be one at an index is told by
 * looking at a few bytes, at a hundredth of what it takes to ask the pattern.
 *
 * @param min bytes at least
 * @param max bytes at most
 * @param whole whether a value ends only where its bytes do, since none of them may follow it
 */
public record ValueForm(int min, int max, Alphabet alphabet, boolean whole) {

    /** What may stand right before a value: operators, quotes, and what ends the name of a scheme. */
    private static final Alphabet OPENERS = Alphabet.of(" \t=:,>(|?-\\\"'`");

    private static final Alphabet LINE_ENDS = Alphabet.of("\r\n");
    /** What never follows a value. */
    private static final Alphabet REST = Alphabet.of('a', 'z')
            .with(Alphabet.of('A', 'Z'))
            .with(Alphabet.of('0', '9'))
            .with(Alphabet.of("_/+=-"));

    private static final String SECRET = "(?<secret>";

    /** Of a pattern that {@link AssignedPattern} made. */
    public static ValueForm ofAssigned(String pattern) {
        int from = pattern.lastIndexOf(SECRET) + SECRET.length();
        int to = pattern.lastIndexOf(")(?!");
        ValueForm form = StretchReader.form(pattern.substring(from, to));
        return new ValueForm(
                form.min, form.max, form.alphabet, form.alphabet.without(REST).size() == 0);
    }

    /** Whether a value may begin at an index of a text of a length. */
    public boolean fitsAt(byte[] text, int length, int start) {
        return endAt(text, length, start) >= 0;
    }

    /** Where a value that begins at an index may end at the latest, and if it is {@link #whole} at the earliest, too; or -1. */
    public int endAt(byte[] text, int length, int start) {
        long low = alphabet.low();
        long high = alphabet.high();
        // What goes on anyhow is known by its beginning.
        int limit = Math.min(length, start + (whole ? max : min));
        int end = start;
        while (end < limit) {
            byte b = text[end];
            boolean has = b < 0 ? alphabet.beyond() : ((b < Long.SIZE ? low : high) >>> b & 1) != 0;
            if (!has) {
                break;
            }
            end++;
        }
        return end - start >= min && (!whole || end == length || !REST.has(text[end])) ? end : -1;
    }

    /** Whether a value may stand behind the name that begins at an index, in its line and before a limit. */
    public boolean fitsBehind(byte[] text, int length, int name, int limit) {
        for (int at = name + 1; at < limit && !LINE_ENDS.has(text[at - 1]); at++) {
            if (OPENERS.has(text[at - 1]) && fitsAt(text, length, at)) {
                return true;
            }
        }
        return false;
    }
}
