package io.claviger.server.api.http;

import io.claviger.server.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** A bucket of requests for each caller, which fills up again over time. Each replica counts for itself. */
@ApplicationScoped
public class RateLimit {

    private static final int MOST_CALLERS = 20_000;
    private static final double NANOS = 1e9;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final int burst;
    private final int perSecond;
    private final LongSupplier nanos;

    @jakarta.inject.Inject
    RateLimit(HttpConfig config) {
        this(config.burst(), config.perSecond(), System::nanoTime);
    }

    RateLimit(int burst, int perSecond, LongSupplier nanos) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    private record Bucket(double left, long at) {}

    /** Takes one request from the caller's bucket. */
    public void take(String caller) {
        if (buckets.size() > MOST_CALLERS) {
            forgetFull();
        }
        Bucket after = buckets.compute(caller, (key, before) -> {
            long now = nanos.getAsLong();
            return before == null ? new Bucket(burst - 1.0, now) : new Bucket(refilled(before, now) - 1, now);
        });
        if (after.left() < 0) {
            // What was refused is not held against the caller.
            buckets.computeIfPresent(caller, (key, bucket) -> new Bucket(bucket.left() + 1, bucket.at()));
            long seconds = Math.max(1, (long) Math.ceil(-after.left() / perSecond));
            throw Refusal.of(
                            Refusal.Kind.TOO_MANY,
                            "rate-limited",
                            "More than " + perSecond + " requests a second. Wait " + seconds
                                    + " s, then go on more slowly")
                    .with("retryAfter", seconds);
        }
    }

    private double refilled(Bucket bucket, long now) {
        return Math.min(burst, bucket.left() + (now - bucket.at()) / NANOS * perSecond);
    }

    private void forgetFull() {
        long now = nanos.getAsLong();
        buckets.values().removeIf(bucket -> refilled(bucket, now) >= burst);
    }
}
