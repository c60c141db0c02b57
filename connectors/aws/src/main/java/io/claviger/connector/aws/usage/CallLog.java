package io.claviger.connector.aws.usage;

import io.claviger.connector.aws.api.Shape;
import io.claviger.spi.Checkpoint;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.UsageEvent;
import io.claviger.spi.UsageSink;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Takes each record of CloudTrail once: into what the crawl tells of who called what, and into the usage stream. */
public final class CallLog {

    /** CloudTrail delivers records late and out of order, mostly within minutes: these are told again, and count once. */
    private static final Duration LATE = Duration.ofHours(1);

    private final Uses uses = new Uses();
    private final UsageSink usage;

    public CallLog(UsageSink usage) {
        this.usage = usage;
    }

    /** @param fresh whether the stream may not have it yet */
    public void note(Shape record, boolean fresh) throws InterruptedException {
        uses.note(record);
        Optional<UsageEvent> event = fresh ? RecordedCall.event(record) : Optional.empty();
        if (event.isPresent()) {
            usage.used(event.get());
        }
    }

    /** From when on the stream may lack records; empty at the first time. */
    Optional<Instant> since() {
        Checkpoint from = usage.from();
        try {
            return from == null
                    ? Optional.empty()
                    : Optional.of(Instant.parse(from.value()).minus(LATE));
        } catch (DateTimeException anotherRelease) {
            return Optional.empty();
        }
    }

    /** The stream has what CloudTrail delivered until then. */
    void reached(Instant until) throws InterruptedException {
        usage.checkpoint(new Checkpoint(until.toString()));
    }

    public void tell(CrawlSink sink) throws InterruptedException {
        uses.tell(sink);
    }
}
