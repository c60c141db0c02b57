package io.claviger.engine.secrets.rules;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Reads a pack from memory. A text is kept a byte a character wherever that is possible, and so is copied and not decoded:
 * the command line reads many of them at every start, before anything is compiled.
 */
final class PackReader {

    private final byte[] bytes;
    private final ByteBuffer at;

    PackReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = ByteBuffer.wrap(bytes).position(from);
    }

    String text() {
        int length = at.getInt();
        Charset written = length < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        int count = Math.abs(length);
        String text = count == 0 ? "" : new String(bytes, at.position(), count, written);
        at.position(at.position() + count);
        return text;
    }

    int readInt() {
        return at.getInt();
    }

    long readLong() {
        return at.getLong();
    }

    short readShort() {
        return at.getShort();
    }

    byte readByte() {
        return at.get();
    }

    boolean readBoolean() {
        return at.get() != 0;
    }

    double readDouble() {
        return at.getDouble();
    }

    static void write(String text, DataOutputStream out) throws IOException {
        boolean narrow = text.chars().allMatch(c -> c < 256);
        byte[] written = text.getBytes(narrow ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        out.writeInt(narrow ? written.length : -written.length);
        out.write(written);
    }
}
