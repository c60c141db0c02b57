package io.claviger.engine.secrets.rules;

/**
 * What every match of a pattern has within it: so many bytes in a row of one alphabet, such as the 32 hex digits of a key.
 * Where there are none, which is told by looking at a few bytes, there is no need to ask the pattern, or to compile it.
 *
 * @param length how many bytes; 0 when nothing is known of the pattern
 * @param before how many bytes of the match may stand before them, at most
 */
public record Stretch(int length, int before, Alphabet alphabet) {

    /** Is everywhere. */
    public static final Stretch UNKNOWN = new Stretch(0, 0, Alphabet.ALL);

    /** Whether there is such a stretch from an index to another. */
    public boolean isIn(byte[] text, int from, int to) {
        int probe = from + length - 1;
        while (probe < to) {
            int at = probe;
            while (at > probe - length && alphabet.has(text[at])) {
                at--;
            }
            if (at == probe - length) {
                return true;
            }
            probe = at + length;
        }
        return length == 0;
    }

    /** Whether there is one in a match that begins at an index and ends before another. */
    public boolean isInMatch(byte[] text, int start, int limit) {
        return isIn(text, start, length == 0 ? limit : Math.min(limit, start + before + length));
    }

    /**
     * How much it tells: the longer and the fewer bytes it is made of, the rarer it is in other text. What has no digits is
     * a name rather than a value, and next to the keyword that called there is always one.
     */
    double rarity() {
        double told = length * (8 - Math.log(alphabet.size()) / Math.log(2));
        return alphabet.has((byte) '0') || alphabet.has((byte) '3') ? told : told / 4;
    }
}
