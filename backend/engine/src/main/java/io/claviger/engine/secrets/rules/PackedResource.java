package io.claviger.engine.secrets.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** What the build packed beside a class. */
public final class PackedResource {

    private PackedResource() {}

    /** All bytes of a resource. */
    public static byte[] read(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path; rebuild the engine");
            }
            // All at once, as a rule: in pieces it would be copied twice.
            byte[] bytes = new byte[in.available()];
            int count = in.readNBytes(bytes, 0, bytes.length);
            byte[] rest = in.readAllBytes();
            if (rest.length == 0 && count == bytes.length) {
                return bytes;
            }
            byte[] all = Arrays.copyOf(bytes, count + rest.length);
            System.arraycopy(rest, 0, all, count, rest.length);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read; rebuild the engine", e);
        }
    }
}
