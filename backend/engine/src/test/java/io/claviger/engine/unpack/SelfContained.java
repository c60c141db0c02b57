package io.claviger.engine.unpack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A gzip file that unpacks to itself, after Russ Cox, "Zip Files All The Way Down" (2010). It is a program of deflate blocks (RFC
 * 1951) of five bytes each: some write what follows them as it is, one repeats the twenty bytes that were written last. The
 * checksum at the end, which is a part of what it sums up, is the solution of 32 linear equations.
 */
final class SelfContained {

    /** What the program calls one unit. */
    private static final int UNIT = 5;
    /** In a block of fixed codes: twice ten bytes from a distance of twenty, and the end. */
    private static final byte[] REPEAT = bits("0" + "10" + ("0001000" + "01000" + "110").repeat(2) + "0000000");
    /** RFC 1952, with a name so long that all is three units. */
    private static final byte[] HEAD = {0x1F, (byte) 0x8B, 8, 8, 0, 0, 0, 0, 0, 3, 's', 'e', 'l', 'f', 0};
    /** Two empty blocks, the latter the last; what checks the whole follows. */
    private static final byte[] END = {0, 0, 0, -1, -1, 3, 0};

    /** Of 34 parts, of which four are three units long. */
    private static final int SIZE = (34 + 4 * 2) * UNIT;

    private SelfContained() {}

    static byte[] gzip() {
        int without = sum(0);
        long[] rows = new long[Integer.SIZE];
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            int changed = sum(1 << bit) ^ without ^ 1 << bit;
            for (int row = 0; row < Integer.SIZE; row++) {
                rows[row] |= (long) (changed >>> row & 1) << bit;
            }
        }
        for (int row = 0; row < Integer.SIZE; row++) {
            rows[row] |= (long) (without >>> row & 1) << Integer.SIZE;
        }
        return file(solved(rows));
    }

    /** Of equations over two numbers, each of 32 factors and a result. */
    private static int solved(long[] rows) {
        for (int bit = 0; bit < rows.length; bit++) {
            int pivot = bit;
            while ((rows[pivot] >>> bit & 1) == 0) {
                pivot++;
            }
            long row = rows[pivot];
            rows[pivot] = rows[bit];
            rows[bit] = row;
            for (int other = 0; other < rows.length; other++) {
                if (other != bit && (rows[other] >>> bit & 1) != 0) {
                    rows[other] ^= row;
                }
            }
        }
        int solution = 0;
        for (int bit = 0; bit < rows.length; bit++) {
            solution |= (int) (rows[bit] >>> Integer.SIZE & 1) << bit;
        }
        return solution;
    }

    private static int sum(int checksum) {
        CRC32 sum = new CRC32();
        sum.update(file(checksum));
        return (int) sum.getValue();
    }

    /** What each part writes stands further on once more, and is written there by the next. */
    private static byte[] file(int checksum) {
        byte[] tail = ByteBuffer.allocate(END.length + 2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(END)
                .putInt(checksum)
                .putInt(SIZE)
                .array();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String program = "H4H4" + "R1R11" + "4R114" + "R4R4R4R4" + "R004" + "R004" + "RTRT";
        for (char part : program.toCharArray()) {
            out.writeBytes(
                    switch (part) {
                        case 'H' -> HEAD;
                        case 'T' -> tail;
                        case 'R' -> REPEAT;
                        default -> literally((part - '0') * UNIT);
                    });
        }
        return out.toByteArray();
    }

    /** A block that is not packed, of so many bytes. */
    private static byte[] literally(int count) {
        return new byte[] {0, (byte) count, 0, (byte) ~count, -1};
    }

    private static byte[] bits(String lowestFirst) {
        byte[] bytes = new byte[lowestFirst.length() / Byte.SIZE];
        byte[] digits = lowestFirst.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < digits.length; i++) {
            bytes[i / Byte.SIZE] |= (byte) (digits[i] - '0' << i % Byte.SIZE);
        }
        return bytes;
    }
}
