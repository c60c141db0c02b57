package io.claviger.spi;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A scope that is read in a few numbered parts, after each of which it can go on: a connector's way to give checkpoints where
 * the source has no cursor of its own. Parts that an earlier run has handed over are left out.
 */
public final class Parts {

    /** Reads one part. */
    @FunctionalInterface
    public interface Part {
        void read() throws ConnectorException, InterruptedException;
    }

    private final CrawlSink sink;
    private final int done;
    private final int total;

    /** @param total how many parts there are; at most 99 */
    public Parts(@Nullable Checkpoint checkpoint, CrawlSink sink, int total) {
        this.sink = sink;
        this.total = total;
        this.done = checkpoint != null && checkpoint.value().matches("[1-9][0-9]?")
                ? Integer.parseInt(checkpoint.value())
                : 0;
    }

    public CrawlSink sink() {
        return sink;
    }

    /** Reads a part, unless it was read before; they are numbered from one, and read in this order. */
    public void part(int number, Part part) throws ConnectorException, InterruptedException {
        if (number > done) {
            part.read();
            sink.progress(number, OptionalLong.of(total));
            sink.checkpoint(new Checkpoint(String.valueOf(number)));
        }
    }
}
