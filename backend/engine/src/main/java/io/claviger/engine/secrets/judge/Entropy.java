package io.claviger.engine.secrets.judge;

/** How random a text looks. */
public final class Entropy {

    /** Of texts as short as most values are, the logarithms are known. */
    private static final int SHORT = 72;

    private static final double[] OF_SHORT = new double[SHORT * SHORT];

    static {
        for (int length = 1; length < SHORT; length++) {
            for (int count = 1; count <= length; count++) {
                OF_SHORT[length * SHORT + count] = computed(count, length);
            }
        }
    }

    private Entropy() {}

    /** Shannon entropy in bits a character: 0 for one repeated character, about 4 for random hex, 5 and more for base64. */
    public static double bits(CharSequence text) {
        if (text.isEmpty()) {
            return 0;
        }
        int[] counts = new int[256];
        long[] seen = new long[counts.length / Long.SIZE];
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i) & 0xFF;
            counts[c]++;
            seen[c >>> 6] |= 1L << c;
        }
        double bits = 0;
        for (int word = 0; word < seen.length; word++) {
            for (long left = seen[word]; left != 0; left &= left - 1) {
                bits -= bits(counts[word * Long.SIZE + Long.numberOfTrailingZeros(left)], text.length());
            }
        }
        return bits;
    }

    /** What a character adds that is so often in a text of a length. */
    private static double bits(int count, int length) {
        return length < SHORT ? OF_SHORT[length * SHORT + count] : computed(count, length);
    }

    private static double computed(int count, int length) {
        double share = (double) count / length;
        return share * Math.log(share) / Math.log(2);
    }

    /** How many kinds of characters: lower case, upper case, digits, others. */
    static int classes(CharSequence text) {
        int seen = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                seen |= 1;
            } else if (c >= 'A' && c <= 'Z') {
                seen |= 2;
            } else if (c >= '0' && c <= '9') {
                seen |= 4;
            } else {
                seen |= 8;
            }
        }
        return Integer.bitCount(seen);
    }
}
