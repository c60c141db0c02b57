package io.claviger.server.api.crawls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.Refusal;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Follows one crawl for one listener. */
final class CrawlStream {

    private static final Duration PACE = Duration.ofMillis(300);
    private static final int SILENT_PACES = 50;

    private final Supplier<ObjectNode> crawl;
    private final SseEventSink sink;
    private final Sse sse;

    CrawlStream(Supplier<ObjectNode> crawl, SseEventSink sink, Sse sse) {
        this.crawl = crawl;
        this.sink = sink;
        this.sse = sse;
    }

    void follow(ObjectNode first, @Nullable String lastEventId) throws InterruptedException {
        long told = number(lastEventId);
        int silent = 0;
        ObjectNode now = first;
        try (sink) {
            while (!sink.isClosed()) {
                long version = now.path("version").asLong();
                boolean ended = CrawlsResource.ended(now);
                if (version > told || ended) {
                    send(ended ? "ended" : "progress", version, now);
                    told = version;
                    silent = 0;
                } else if (++silent % SILENT_PACES == 0) {
                    sink.send(sse.newEventBuilder().comment("still here").build())
                            .toCompletableFuture()
                            .join();
                }
                if (ended) {
                    return;
                }
                pause();
                now = crawl.get();
            }
        } catch (Refusal removed) {
            // The crawl went with its source: there is nothing left to tell.
        }
    }

    private void send(String name, long version, ObjectNode data) {
        OutboundSseEvent event = sse.newEventBuilder()
                .name(name)
                .id(Long.toString(version))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(ObjectNode.class, data)
                .build();
        sink.send(event).toCompletableFuture().join();
    }

    /** Nothing wakes it: a crawl may run in another process. */
    private static void pause() throws InterruptedException {
        new CountDownLatch(1).await(PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static long number(@Nullable String id) {
        try {
            return id == null ? 0 : Long.parseLong(id.strip());
        } catch (NumberFormatException foreign) {
            return 0;
        }
    }
}
