package io.claviger.spi;

import org.jspecify.annotations.Nullable;

/** Where the usage events of one scope go. Every method may block: that is the back-pressure. Used by the crawling thread only. */
public interface UsageSink {

    /** Wants no event. */
    UsageSink NONE = new UsageSink() {
        @Override
        public @Nullable Checkpoint from() {
            return null;
        }

        @Override
        public void used(UsageEvent event) {
            // Nobody asked.
        }

        @Override
        public void checkpoint(Checkpoint reached) {
            // Nothing was kept.
        }
    };

    /** The last checkpoint that was given for this scope, in whichever crawl; {@code null} before the first. */
    @Nullable
    Checkpoint from();

    /** Hands over one event; one whose id was handed over before counts once. */
    void used(UsageEvent event) throws InterruptedException;

    /** Marks how far the source's records were handed over. */
    void checkpoint(Checkpoint reached) throws InterruptedException;
}
