package io.claviger.engine.secrets;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Arrays one behind the other in bytes, as most processors keep them, so that they are copied and not read one by one. */
final class PackedArrays {

    private final ByteBuffer at;

    PackedArrays(byte[] bytes) {
        at = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    byte[] bytes() {
        byte[] read = new byte[at.getInt()];
        at.get(read);
        return read;
    }

    int[] ints() {
        int[] read = new int[at.getInt()];
        at.asIntBuffer().get(read);
        at.position(at.position() + read.length * Integer.BYTES);
        return read;
    }

    long[] longs() {
        long[] read = new long[at.getInt()];
        at.asLongBuffer().get(read);
        at.position(at.position() + read.length * Long.BYTES);
        return read;
    }

    static void write(byte[] array, DataOutputStream out) throws IOException {
        out.writeInt(Integer.reverseBytes(array.length));
        out.write(array);
    }

    static void write(int[] array, DataOutputStream out) throws IOException {
        out.writeInt(Integer.reverseBytes(array.length));
        for (int number : array) {
            out.writeInt(Integer.reverseBytes(number));
        }
    }

    static void write(long[] array, DataOutputStream out) throws IOException {
        out.writeInt(Integer.reverseBytes(array.length));
        for (long number : array) {
            out.writeLong(Long.reverseBytes(number));
        }
    }
}
