package io.claviger.engine.unpack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The texts of a SQLite database, one record a line, its columns parted by tabs: the leaves of its tables are read as
 * "Database File Format" at sqlite.org describes them, with what overflows to other pages.
 */
final class SqliteText {

    private static final int LEAF_OF_A_TABLE = 0x0D;
    private static final int FILE_HEADER = 100;
    private static final int LONGEST = 1 << 20;

    private final ByteBuffer file;
    private final int pageSize;
    private final int usable;
    private final boolean wide;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private int at;

    private SqliteText(byte[] database) {
        file = ByteBuffer.wrap(database);
        int size = file.getShort(16) & 0xFFFF;
        pageSize = size == 1 ? 65_536 : size;
        usable = pageSize - (file.get(20) & 0xFF);
        wide = file.getInt(56) > 1;
    }

    static byte[] of(byte[] database) {
        SqliteText reader = new SqliteText(database);
        if (reader.pageSize < 512 || reader.usable < 480) {
            throw new IllegalArgumentException("no page size");
        }
        for (long page = 0; page + reader.pageSize <= database.length; page += reader.pageSize) {
            reader.page((int) page);
        }
        return reader.text.toByteArray();
    }

    private void page(int start) {
        int header = start == 0 ? FILE_HEADER : start;
        if (file.get(header) != LEAF_OF_A_TABLE) {
            return;
        }
        int cells = file.getShort(header + 3) & 0xFFFF;
        for (int i = 0; i < cells && header + 8 + 2 * i + 2 <= start + pageSize; i++) {
            int cell = file.getShort(header + 8 + 2 * i) & 0xFFFF;
            if (cell > 0 && cell < pageSize - 4) {
                record(payload(start + cell));
            }
        }
    }

    /** The bytes of a record, with what overflows. */
    private byte[] payload(int cell) {
        at = cell;
        int length = (int) Math.min(LONGEST, varint());
        varint();
        int most = usable - 35;
        int least = (usable - 12) * 32 / 255 - 23;
        int local = length;
        if (length > most) {
            int rest = least + (length - least) % (usable - 4);
            local = rest <= most ? rest : least;
        }
        byte[] bytes = new byte[length];
        int here = Math.min(local, file.capacity() - at);
        file.get(at, bytes, 0, here);
        int next = local < length && at + local + 4 <= file.capacity() ? file.getInt(at + local) : 0;
        for (int filled = here; filled < length && next > 0; ) {
            long page = (long) (next - 1) * pageSize;
            if (page + usable > file.capacity()) {
                break;
            }
            int count = Math.min(length - filled, usable - 4);
            file.get((int) page + 4, bytes, filled, count);
            next = file.getInt((int) page);
            filled += count;
        }
        return bytes;
    }

    private void record(byte[] payload) {
        Columns columns = new Columns(payload);
        int end = (int) columns.varint();
        int body = end;
        while (columns.at < end && body < payload.length) {
            long type = columns.varint();
            int size = size(type);
            if (type >= 12 && body + size <= payload.length) {
                append(payload, body, size, type % 2 == 1);
            }
            body += size;
        }
        text.write('\n');
    }

    private void append(byte[] payload, int from, int size, boolean words) {
        byte[] value = wide && words
                ? new String(
                                payload,
                                from,
                                size,
                                file.getInt(56) == 2 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE)
                        .getBytes(StandardCharsets.UTF_8)
                : java.util.Arrays.copyOfRange(payload, from, from + size);
        for (byte octet : value) {
            text.write(octet == 0 ? ' ' : octet);
        }
        text.write('\t');
    }

    private static int size(long type) {
        return switch ((int) Math.min(type, 12)) {
            case 0, 8, 9, 10, 11 -> 0;
            case 1, 2, 3, 4 -> (int) type;
            case 5 -> 6;
            case 6, 7 -> 8;
            default -> (int) Math.min(LONGEST, (type - 12) / 2);
        };
    }

    private long varint() {
        long number = 0;
        for (int i = 0; i < 9 && at < file.capacity(); i++) {
            byte octet = file.get(at++);
            number = i == 8 ? number << 8 | octet & 0xFF : number << 7 | octet & 0x7F;
            if (octet >= 0) {
                break;
            }
        }
        return Math.max(0, number);
    }

    /** Reads the numbers before the columns. */
    private static final class Columns {
        private final byte[] payload;
        private int at;

        Columns(byte[] payload) {
            this.payload = payload;
        }

        long varint() {
            long number = 0;
            for (int i = 0; i < 9 && at < payload.length; i++) {
                byte octet = payload[at++];
                number = i == 8 ? number << 8 | octet & 0xFF : number << 7 | octet & 0x7F;
                if (octet >= 0) {
                    break;
                }
            }
            return Math.max(0, number);
        }
    }
}
