package io.claviger.engine.secrets;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The letters of many keywords, of ASCII, in one array. */
final class Spellings {

    /** From a large letter to the small one. */
    private static final int CASE = 32;

    private final int[] ends;
    private final byte[] letters;

    private Spellings(int[] ends, byte[] letters) {
        this.ends = ends;
        this.letters = letters;
    }

    static Spellings of(List<String> keywords) {
        int[] ends = new int[keywords.size()];
        ByteArrayOutputStream letters = new ByteArrayOutputStream();
        for (int number = 0; number < ends.length; number++) {
            letters.writeBytes(keywords.get(number).getBytes(StandardCharsets.US_ASCII));
            ends[number] = letters.size();
        }
        return new Spellings(ends, letters.toByteArray());
    }

    static Spellings read(PackedArrays in) {
        return new Spellings(in.ints(), veiled(in.bytes()));
    }

    void write(DataOutputStream out) throws IOException {
        PackedArrays.write(ends, out);
        PackedArrays.write(veiled(letters), out);
    }

    /** Prefixes of tokens side by side look like tokens to who scans a folder with the file in it; undone by the same. */
    private static byte[] veiled(byte[] letters) {
        byte[] veiled = new byte[letters.length];
        for (int i = 0; i < letters.length; i++) {
            veiled[i] = (byte) ~letters[i];
        }
        return veiled;
    }

    int count() {
        return ends.length;
    }

    int length(int number) {
        return ends[number] - from(number);
    }

    /** Whether a text has a keyword at an index, which is not too close to its end. */
    boolean stands(int number, byte[] text, int at) {
        int from = from(number);
        // From the end, since beginnings are alike.
        for (int i = ends[number] - 1; i >= from; i--) {
            if (text[at + i - from] != letters[i]) {
                return false;
            }
        }
        return true;
    }

    /** The same, whatever the case of letters. */
    boolean standsInAnyCase(int number, byte[] text, int at) {
        int from = from(number);
        for (int i = ends[number] - 1; i >= from; i--) {
            int different = text[at + i - from] ^ letters[i];
            if (different != 0 && (different != CASE || !isLetter(letters[i] | CASE))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(int small) {
        return small >= 'a' && small <= 'z';
    }

    private int from(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }
}
