package io.claviger.engine.unpack;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The records of a SQLite database in memory, read as "Database File Format" at sqlite.org describes them, with what overflows
 * to other pages. No page is read twice, whatever points to it.
 */
final class SqliteFile {

    private static final int LEAF_OF_A_TABLE = 0x0D;
    private static final int INTERIOR_OF_A_TABLE = 0x05;
    private static final int LEAF_OF_AN_INDEX = 0x0A;
    private static final int INTERIOR_OF_AN_INDEX = 0x02;
    private static final int FILE_HEADER = 100;
    private static final int LONGEST = 1 << 20;
    /** A tree of pages is never as deep. */
    private static final int DEEPEST = 64;
    /** Types of columns from here on are bytes, and those that are odd are text. */
    private static final int BYTES = 12;

    private static final int TEXT = 13;

    private final ByteBuffer file;
    private final int pageSize;
    private final int usable;
    private final Charset charset;
    private final BitSet read = new BitSet();
    private int at;
    /** No byte belongs to two records, so that they have no more than the file. */
    private long taken;

    SqliteFile(byte[] database) {
        file = ByteBuffer.wrap(database);
        int size = file.getShort(16) & 0xFFFF;
        pageSize = size == 1 ? 65_536 : size;
        usable = pageSize - (file.get(20) & 0xFF);
        charset = switch (file.getInt(56)) {
            case 2 -> StandardCharsets.UTF_16LE;
            case 3 -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
        if (pageSize < 512 || usable < 480) {
            throw new IllegalArgumentException("no page size");
        }
    }

    /**
     * A column of a record: text or bytes as UTF-8, or a whole number.
     *
     * @param text nothing for what is neither text nor bytes
     */
    record Column(byte @Nullable [] text, long number) {}

    /** Hears of the records of the tree whose first page has a number, counted from one. */
    void tree(int root, Consumer<List<Column>> sink) {
        tree(root, 0, sink);
    }

    private void tree(long number, int depth, Consumer<List<Column>> sink) {
        long start = (number - 1) * pageSize;
        if (number < 1 || start + pageSize > file.capacity() || depth > DEEPEST || read.get((int) number)) {
            return;
        }
        read.set((int) number);
        int page = (int) start;
        int header = page == 0 ? FILE_HEADER : page;
        int kind = file.get(header);
        boolean interior = kind == INTERIOR_OF_A_TABLE || kind == INTERIOR_OF_AN_INDEX;
        if (!interior && kind != LEAF_OF_A_TABLE && kind != LEAF_OF_AN_INDEX) {
            return;
        }
        int cells = header + (interior ? 12 : 8);
        int count = file.getShort(header + 3) & 0xFFFF;
        for (int i = 0; i < count && cells + 2 * i + 2 <= page + pageSize; i++) {
            int cell = file.getShort(cells + 2 * i) & 0xFFFF;
            if (cell > 0 && cell < pageSize - 4) {
                if (interior) {
                    tree(file.getInt(page + cell) & 0xFFFFFFFFL, depth + 1, sink);
                }
                if (kind != INTERIOR_OF_A_TABLE) {
                    sink.accept(record(payload(page + cell + (interior ? 4 : 0), kind == LEAF_OF_A_TABLE)));
                }
            }
        }
        if (interior) {
            tree(file.getInt(header + 8) & 0xFFFFFFFFL, depth + 1, sink);
        }
    }

    /** Hears of the records of pages that belong to no tree that was read: what was deleted, and not written over yet. */
    void rest(Consumer<List<Column>> sink) {
        for (int number = 1; (long) number * pageSize <= file.capacity(); number++) {
            int page = (number - 1) * pageSize;
            if (!read.get(number) && file.get(page == 0 ? FILE_HEADER : page) == LEAF_OF_A_TABLE) {
                tree(number, 0, sink);
            }
        }
    }

    /** The bytes of a record, with what overflows. */
    private byte[] payload(int cell, boolean ofTable) {
        at = cell;
        int length = (int) Math.min(Math.min(LONGEST, file.capacity()), varint());
        if (ofTable) {
            varint();
        }
        int most = ofTable ? usable - 35 : (usable - 12) * 64 / 255 - 23;
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
            taken += count;
        }
        taken += here;
        if (taken > file.capacity()) {
            throw new IllegalArgumentException("records overlap");
        }
        return bytes;
    }

    private List<Column> record(byte[] payload) {
        SqliteNumbers types = new SqliteNumbers(payload);
        int end = (int) types.next();
        int body = end;
        List<Column> columns = new ArrayList<>();
        while (types.at() < end && body < payload.length) {
            long type = types.next();
            int size = size(type);
            boolean whole = body + size <= payload.length;
            columns.add(whole ? column(payload, body, size, type) : new Column(null, 0));
            body += size;
        }
        return columns;
    }

    private Column column(byte[] payload, int from, int size, long type) {
        if (type < BYTES) {
            long number = 0;
            for (int i = 0; i < size; i++) {
                number = number << Byte.SIZE | payload[from + i] & 0xFF;
            }
            return new Column(null, type == 9 ? 1 : number);
        }
        boolean words = type >= TEXT && type % 2 == 1 && charset != StandardCharsets.UTF_8;
        byte[] text = words
                ? new String(payload, from, size, charset).getBytes(StandardCharsets.UTF_8)
                : java.util.Arrays.copyOfRange(payload, from, from + size);
        return new Column(text, 0);
    }

    private static int size(long type) {
        return switch ((int) Math.min(type, BYTES)) {
            case 0, 8, 9, 10, 11 -> 0;
            case 1, 2, 3, 4 -> (int) type;
            case 5 -> 6;
            case 6, 7 -> 8;
            default -> (int) Math.min(LONGEST, (type - BYTES) / 2);
        };
    }

    private long varint() {
        SqliteNumbers numbers = new SqliteNumbers(file.array(), at);
        long number = numbers.next();
        at = numbers.at();
        return number;
    }
}
