package io.claviger.connector.git;

import io.claviger.spi.Text;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.lib.ObjectLoader;
import org.jspecify.annotations.Nullable;

/** The content of a blob, which remembers that it could not be read to its end. */
final class WatchedContent implements Text.Content {

    private final ObjectLoader loader;
    private @Nullable Exception failure;

    WatchedContent(ObjectLoader loader) {
        this.loader = loader;
    }

    /** Why it could not be read, unless it could, or nobody tried. */
    @Nullable
    Exception failure() {
        return failure;
    }

    @Override
    public InputStream open() throws IOException {
        try {
            return new Watched(loader.openStream());
        } catch (IOException | RuntimeException e) {
            throw remembered(e);
        }
    }

    private IOException remembered(Exception e) {
        failure = e;
        return e instanceof IOException io ? io : new IOException(e);
    }

    private final class Watched extends FilterInputStream {

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException | RuntimeException e) {
                throw remembered(e);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException | RuntimeException e) {
                throw remembered(e);
            }
        }

        @Override
        public long skip(long count) throws IOException {
            try {
                return super.skip(count);
            } catch (IOException | RuntimeException e) {
                throw remembered(e);
            }
        }
    }
}
