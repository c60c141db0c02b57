package io.claviger.engine.secrets;

/**
 * Counts lines and columns along a text whose beginning has been let go. Columns count code points of UTF-8: every byte
 * that does not continue one. Asked in the order of places, it looks at each byte about once.
 */
final class Positions {

    private long base;
    /** At the buffer's first byte. */
    private Cursor start = new Cursor(0, 1, 1);
    /** At the last place that was asked for. */
    private Cursor cursor = new Cursor(0, 1, 1);

    /** The first byte of the buffer is from now on the one at an index. */
    void advance(byte[] buffer, int index) {
        Cursor moved = cursor.at <= index ? cursor : start;
        moved.move(buffer, index);
        base += index;
        start = new Cursor(0, moved.line, moved.column);
        cursor = start.copy();
    }

    Span span(byte[] buffer, int from, int to) {
        if (cursor.at > from) {
            cursor = start.copy();
        }
        cursor.move(buffer, from);
        Cursor end = cursor.copy();
        end.move(buffer, to);
        return new Span(base + from, base + to, cursor.line, cursor.column, end.line, end.column);
    }

    private final class Cursor {
        private int at;
        private int line;
        private int column;

        Cursor(int at, int line, int column) {
            this.at = at;
            this.line = line;
            this.column = column;
        }

        Cursor copy() {
            return new Cursor(at, line, column);
        }

        /** A byte order mark at the beginning of the text is seen by nobody. */
        private boolean isMark(byte[] buffer, byte b) {
            return b == (byte) 0xEF
                    && base == 0
                    && at == 0
                    && buffer.length > 2
                    && buffer[1] == (byte) 0xBB
                    && buffer[2] == (byte) 0xBF;
        }

        /** Lines first, by one look at each byte; columns only in the last one. */
        void move(byte[] buffer, int to) {
            int begin = at;
            for (int i = at; i < to; i++) {
                if (buffer[i] == '\n') {
                    line++;
                    begin = i + 1;
                }
            }
            if (begin > at) {
                at = begin;
                column = 1;
            }
            for (; at < to; at++) {
                byte b = buffer[at];
                if ((b & 0xC0) != 0x80 && !isMark(buffer, b)) {
                    column++;
                }
            }
        }
    }
}
