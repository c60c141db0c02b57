package io.claviger.testkit;

import io.claviger.spi.Checkpoint;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorFactory;
import io.claviger.spi.Observation;
import io.claviger.spi.Observation.ConsumerSeen;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Scope;
import io.claviger.spi.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs crawls as the server does, and says what was seen in them. */
public final class Crawls {

    private Crawls() {}

    /** Work on a connector. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws Exception;
    }

    /** Runs work on a virtual thread of its own, as the server does, and passes on how it ended. */
    public static <T> T run(Work<T> work) throws Exception {
        return finish(start(work), Duration.ofMinutes(2));
    }

    static <T> Running<T> start(Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = Thread.startVirtualThread(() -> {
            try {
                result.complete(work.run());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return new Running<>(thread, result);
    }

    record Running<T>(Thread thread, CompletableFuture<T> result) {}

    static <T> T finish(Running<T> running, Duration within) throws Exception {
        try {
            return running.result().get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } catch (TimeoutException e) {
            running.thread().interrupt();
            throw new AssertionError("did not end within " + within, e);
        }
    }

    /** Crawls one scope, named by its id, of a source that is opened for it. */
    public static RecordingSink crawl(ConnectorFactory factory, Settings settings, String scope) throws Exception {
        try (Connector connector = factory.open(settings)) {
            return crawl(connector, new Scope(scope, scope), null);
        }
    }

    static RecordingSink crawl(Connector connector, Scope scope, @Nullable Checkpoint from) throws Exception {
        RecordingSink sink = new RecordingSink();
        run(() -> {
            connector.crawl(scope, from, sink);
            return sink;
        });
        return sink;
    }

    /** What one or more crawls have seen: by what names it, the last word on it. */
    static Map<Object, Object> seen(RecordingSink... sinks) {
        Map<Object, Object> seen = new HashMap<>();
        for (RecordingSink sink : sinks) {
            for (Observation observation : sink.observations()) {
                seen.put(identity(observation), observation);
            }
            for (RecordingSink.ReadText text : sink.texts()) {
                seen.put(List.of("text", text.place(), text.content()), text);
            }
        }
        return seen;
    }

    private static Object identity(Observation observation) {
        String type = observation.getClass().getSimpleName();
        return switch (observation) {
            case GrantSeen grant -> List.of(type, grant.ref(), grant.action(), grant.target());
            case OwnershipSeen owner -> List.of(type, owner.ref(), owner.owner().key(), owner.evidence());
            case ConsumerSeen consumer -> List.of(type, consumer.ref(), consumer.uses());
            case Observation.IdentitySeen seen -> List.of(type, seen.ref());
            case Observation.CredentialSeen seen -> List.of(type, seen.ref());
            case Observation.ResourceSeen seen -> List.of(type, seen.ref());
        };
    }
}
