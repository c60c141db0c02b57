package io.claviger.server.crawl;

import io.claviger.spi.UsageEvent;
import java.util.List;
import java.util.UUID;

/** Takes the usage events that connectors hand over. Implemented by the room {@code behaviour}; safe for many threads. */
public interface UsageRecorder {

    /** Joins the caller's transaction: what is committed is counted, once. */
    void record(UUID sourceId, List<UsageEvent> events);
}
