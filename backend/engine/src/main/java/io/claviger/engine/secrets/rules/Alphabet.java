package io.claviger.engine.secrets.rules;

/**
 * A set of bytes.
 *
 * @param low which of the bytes 0 to 63 are in it, a bit each
 * @param high which of the bytes 64 to 127 are in it
 * @param beyond whether those above are in it; all or none
 */
public record Alphabet(long low, long high, boolean beyond) {

    static final Alphabet NONE = new Alphabet(0, 0, false);
    static final Alphabet ALL = new Alphabet(-1, -1, true);
    private static final long LETTERS = 0x07FFFFFEL;
    /** From a large letter to the small one. */
    private static final int CASE = 32;

    static Alphabet of(int character) {
        return of(character, character);
    }

    static Alphabet of(int first, int last) {
        long low = 0;
        long high = 0;
        for (int character = first; character <= Math.min(last, 127); character++) {
            low |= character < Long.SIZE ? 1L << character : 0;
            high |= character < Long.SIZE ? 0 : 1L << character;
        }
        return new Alphabet(low, high, last > 127);
    }

    static Alphabet of(String characters) {
        return characters.chars().mapToObj(Alphabet::of).reduce(NONE, Alphabet::with);
    }

    Alphabet with(Alphabet more) {
        return new Alphabet(low | more.low, high | more.high, beyond || more.beyond);
    }

    Alphabet without(Alphabet less) {
        return new Alphabet(low & ~less.low, high & ~less.high, beyond && !less.beyond);
    }

    /** At least what is not in it: bytes above are there whether some of them are in it or not. */
    Alphabet others() {
        return new Alphabet(~low, ~high, true);
    }

    /** Letters in either case where one is in it. */
    Alphabet anyCase() {
        return new Alphabet(low, high | (high & LETTERS) << CASE | high >>> CASE & LETTERS, beyond);
    }

    int size() {
        return Long.bitCount(low) + Long.bitCount(high) + (beyond ? 128 : 0);
    }

    boolean has(byte b) {
        return b < 0 ? beyond : ((b < Long.SIZE ? low : high) >>> b & 1) != 0;
    }
}
