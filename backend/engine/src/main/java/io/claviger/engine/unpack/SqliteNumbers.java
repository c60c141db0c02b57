package io.claviger.engine.unpack;

/** The numbers of variable length that SQLite writes: seven bits a byte, the highest first, and eight in the ninth. */
final class SqliteNumbers {

    private static final int LONGEST = 9;
    private static final int BITS = 7;

    private final byte[] bytes;
    private int at;

    SqliteNumbers(byte[] bytes) {
        this(bytes, 0);
    }

    SqliteNumbers(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** Where the next one begins. */
    int at() {
        return at;
    }

    /** What is negative counts as none. */
    long next() {
        long number = 0;
        for (int i = 1; i <= LONGEST && at < bytes.length; i++) {
            byte octet = bytes[at++];
            number = i == LONGEST ? number << Byte.SIZE | octet & 0xFF : number << BITS | octet & 0x7F;
            if (octet >= 0) {
                break;
            }
        }
        return Math.max(0, number);
    }
}
