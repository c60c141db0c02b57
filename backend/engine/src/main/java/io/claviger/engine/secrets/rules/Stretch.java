package io.claviger.engine.secrets.rules;

/**
 * What every match of a pattern has within it, or right behind it where the pattern looks ahead: so many bytes in a row of one alphabet, such as the 32 hex digits of a key.
 * Where there are none, which is told by looking at a few bytes, there is no need to ask the pattern, or to compile it.
 *
 * @param length how many bytes; 0 when nothing is known of the pattern
 * @param before how many bytes of the match may stand before them, at most
 */
public record Stretch(int length, int before, Alphabet alphabet) {

    /** Is everywhere. */
    public static final Stretch UNKNOWN = new Stretch(0, 0, Alphabet.ALL);

    /** So many bytes behind a match are looked at, at most. */
    static final int AHEAD = 128;

    /** Whether there may be a match between two indexes of a text of this length. */
    public boolean allows(byte[] text, int length, int from, int to) {
        return isIn(text, from, Math.min(length, to + AHEAD));
    }

    /** Whether there may be a match that begins at an index of a text of this length. */
    public boolean allowsAt(byte[] text, int length, int start) {
        return isIn(text, start, Math.min(length, start + before + this.length));
    }

    private boolean isIn(byte[] text, int from, int to) {
        // Asked of the alphabet byte by byte, this takes twice as long in a program that has just begun.
        long low = alphabet.low();
        long high = alphabet.high();
        int probe = from + length - 1;
        while (length > 0 && probe < to) {
            int at = probe;
            while (at > probe - length) {
                byte b = text[at];
                boolean has = b < 0 ? alphabet.beyond() : ((b < Long.SIZE ? low : high) >>> b & 1) != 0;
                if (!has) {
                    break;
                }
                at--;
            }
            if (at == probe - length) {
                return true;
            }
            probe = at + length;
        }
        return length == 0;
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
