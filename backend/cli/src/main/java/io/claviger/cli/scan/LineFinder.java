package io.claviger.cli.scan;

import java.io.ByteArrayOutputStream;

/** Keeps one line of a text that comes in pieces, and counts the lines. Of a very long line it keeps the beginning. */
final class LineFinder {

    private static final int LONGEST = 1 << 20;

    private final int wanted;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private int line = 1;
    private boolean begun;

    LineFinder(int wanted) {
        this.wanted = wanted;
    }

    void feed(byte[] piece, int count) {
        for (int i = 0; i < count; i++) {
            begun = true;
            if (piece[i] == '\n') {
                line++;
                begun = false;
            } else if (line == wanted && text.size() < LONGEST) {
                text.write(piece[i]);
            }
        }
    }

    /** How many lines there are; what ends with the end of a line has no further one. */
    int lines() {
        return begun ? line : line - 1;
    }

    byte[] text() {
        return text.toByteArray();
    }
}
