package io.claviger.engine.secrets;

import java.util.Locale;

/**
 * Which keywords a text holds, in 256 bits: each keyword has one of them, which it may share. So a text that surely lacks
 * a keyword is known without reading it again. Not safe for use by several threads.
 */
public final class KeywordMarks {

    /** Of so many longs it is made. */
    public static final int LONGS = 4;

    private final long[] bits = new long[LONGS];

    public KeywordMarks() {}

    /** The marks that {@link #bits} gave. */
    public static KeywordMarks of(long[] bits) {
        KeywordMarks marks = new KeywordMarks();
        System.arraycopy(bits, 0, marks.bits, 0, LONGS);
        return marks;
    }

    /** The mark of a keyword, the same in every run of every version. */
    static int markOf(String keyword) {
        int hash = keyword.toLowerCase(Locale.ROOT).hashCode() * 0x9E3779B9;
        return hash >>> 24;
    }

    void add(int mark) {
        bits[mark >>> 6] |= 1L << mark;
    }

    /** Adds what another text holds. */
    public void addAll(KeywordMarks other) {
        for (int i = 0; i < LONGS; i++) {
            bits[i] |= other.bits[i];
        }
    }

    /** Adds a keyword. */
    public void add(String keyword) {
        add(markOf(keyword));
    }

    /** Whether something may be in both. */
    public boolean meets(KeywordMarks other) {
        for (int i = 0; i < LONGS; i++) {
            if ((bits[i] & other.bits[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    public long[] bits() {
        return bits.clone();
    }
}
