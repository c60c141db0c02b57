package io.claviger.engine.secrets;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The digits of base64 in both of its alphabets (RFC 4648), looked for eight at a time. */
final class EncodedDigits {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final long HIGHEST = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long SPACES = 0x2020202020202020L;
    /** The plus sign eight times: no digit is less. */
    private static final long SMALLEST = 0x2B2B2B2B2B2B2B2BL;

    private static final byte[] DIGITS = digits();

    private EncodedDigits() {}

    /**
     * Where eight bytes may be digits, of every eight between two indexes: most of what is no digit is a space, a quote, a
     * bracket or a line's end, all of which are small as numbers. No branch depends on the text.
     */
    static int find(byte[] text, int from, int last, int[] places) {
        int count = 0;
        for (int at = from; at <= last; at += Long.BYTES) {
            long eight = (long) LONGS.get(text, at);
            places[count] = at;
            count += ((eight - SMALLEST & ~eight | eight) & HIGHEST) == 0 ? 1 : 0;
        }
        return count;
    }

    /** Whether eight bytes are digits, and no name: of small letters and dashes; of eight digits of a text hardly one in 100,000 is. */
    static boolean areEight(byte[] text, int from) {
        long eight = (long) LONGS.get(text, from);
        return others(eight) == 0 && large(eight) != 0;
    }

    /** How many digits stand right before eight and right behind them, of each up to eight; more than there are near an end of the text. */
    static int beside(byte[] text, int length, int from) {
        if (from < Long.BYTES || from > length - 2 * Long.BYTES) {
            return 2 * Long.BYTES;
        }
        int before = Long.numberOfLeadingZeros(others((long) LONGS.get(text, from - Long.BYTES))) / Byte.SIZE;
        int behind = Long.numberOfTrailingZeros(others((long) LONGS.get(text, from + Long.BYTES))) / Byte.SIZE;
        return before + behind;
    }

    /** The highest bit of each of eight bytes that is neither a small letter nor a dash. */
    private static long large(long eight) {
        long small = from(eight, 'a') & ~from(eight, 'z' + 1) | is(eight, '-') | is(eight, '_');
        return (~small | eight) & HIGHEST;
    }

    /** The highest bit of each of eight bytes that is no digit. */
    private static long others(long eight) {
        long letter = eight | SPACES;
        long digits = from(letter, 'a') & ~from(letter, 'z' + 1)
                | from(eight, '0') & ~from(eight, '9' + 1)
                | is(eight, '+')
                | is(eight, '-')
                | is(eight, '/')
                | is(eight, '_');
        return (~digits | eight) & HIGHEST;
    }

    /** The highest bit of each of eight bytes of ASCII that is a character or a higher one. */
    private static long from(long eight, int character) {
        return (eight | HIGHEST) - character * ONES & HIGHEST;
    }

    /** The highest bit of each of eight bytes of ASCII that is a character. */
    private static long is(long eight, int character) {
        return ~((eight ^ character * ONES | HIGHEST) - ONES) & HIGHEST;
    }

    static boolean is(byte b) {
        return DIGITS[b & 0xFF] >= 0;
    }

    /** What a digit stands for; of what is none, -1. */
    static int of(byte b) {
        return DIGITS[b & 0xFF];
    }

    private static byte[] digits() {
        byte[] digits = new byte[256];
        Arrays.fill(digits, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < 64; i++) {
            digits[alphabet.charAt(i)] = (byte) i;
        }
        digits['-'] = 62;
        digits['_'] = 63;
        return digits;
    }
}
