package io.claviger.engine.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/** Ends where its stream fails, so that what came before is read as a whole text; the failure is told afterwards. */
final class UntilBroken extends InputStream {

    private final InputStream in;
    private @Nullable IOException failed;
    private @Nullable RuntimeException malformed;

    UntilBroken(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int count) throws IOException {
        if (failed != null || malformed != null) {
            return -1;
        }
        try {
            return in.read(to, offset, count);
        } catch (InterruptedIOException stopped) {
            throw stopped;
        } catch (IOException e) {
            failed = e;
        } catch (RuntimeException e) {
            malformed = e;
        }
        return -1;
    }

    /** Throws what the stream failed with, if it did. */
    void check() throws IOException {
        if (failed != null) {
            throw failed;
        }
        if (malformed != null) {
            throw malformed;
        }
    }
}
