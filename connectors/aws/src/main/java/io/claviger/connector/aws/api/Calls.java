package io.claviger.connector.aws.api;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes the calls of one account in one region: at the pace that AWS takes, again after what passes, and with every failure in our
 * words. The SDK's own retries are off, so that there is one place that decides.
 */
public final class Calls {

    /** Before a call gives up its scope to be continued later. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private static final int TRIES_OF_A_FAILURE = 5;
    private static final double USUAL_RATE = 20;
    /** <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html">Two a second</a>. */
    private static final Map<String, Double> RATES = Map.of("cloudtrail:LookupEvents", 2.0);

    private final AwsFailures failures;
    private final Pace pace;
    private final Map<String, Limiter> limiters;
    private final Renewal renewal;

    /** @param limiters of this account and region, by action; they outlive a session */
    Calls(AwsFailures failures, Pace pace, Map<String, Limiter> limiters, Renewal renewal) {
        this.failures = failures;
        this.pace = pace;
        this.limiters = limiters;
        this.renewal = renewal;
    }

    /** What to do with one page. */
    @FunctionalInterface
    public interface Each<R> {
        void accept(R page) throws ConnectorException, InterruptedException;

        /** Hands over one after another of what is at hand, until it is interrupted. */
        static <R> void of(Iterable<? extends R> all, Each<R> each) throws ConnectorException, InterruptedException {
            for (R one : all) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted in a list");
                }
                each.accept(one);
            }
        }
    }

    /** Makes one call, named as IAM names it. */
    public <R> R call(String name, Supplier<R> call) throws ConnectorException, InterruptedException {
        String action = Actions.known(name);
        Limiter limiter = limiters.computeIfAbsent(
                action, unknown -> new Limiter(RATES.getOrDefault(action, USUAL_RATE), pace.nanos()));
        long giveUpAt = pace.nanos() + LONGEST_WAIT.toNanos();
        for (int failed = 0; ; ) {
            renewal.renewIfNeeded();
            awaitTurn(limiter);
            try {
                R answer = call.get();
                limiter.succeeded();
                return answer;
            } catch (SdkException failure) {
                AwsFailures.interrupted(failure);
                if (AwsFailures.isThrottling(failure)) {
                    Duration wish = AwsFailures.retryAfter(failure);
                    limiter.throttled(pace.nanos(), wish);
                    if (pace.nanos() + wish.toNanos() > giveUpAt) {
                        throw failures.throttled(action, wish);
                    }
                } else if (!AwsFailures.mayPass(failure) || ++failed >= TRIES_OF_A_FAILURE) {
                    throw failures.categorised(action, failure);
                } else {
                    pace.pause(Duration.ofMillis(200L << failed).toNanos());
                }
            }
        }
    }

    /**
     * Reads every page.
     *
     * @param call asks for the page of a token, or the first one
     * @param next the token of the page after a page, or {@code null} when that was the last
     */
    public <R> void pages(String action, Function<@Nullable String, R> call, Next<R> next, Each<R> each)
            throws ConnectorException, InterruptedException {
        Set<String> asked = new HashSet<>();
        String token = null;
        do {
            String from = token;
            R page = call(action, () -> call.apply(from));
            each.accept(page);
            token = next.after(page);
            if (token != null && !asked.add(token)) {
                throw new ConnectorException(
                        Category.PROTOCOL,
                        action + " names the same next page twice. Check what answers at the endpoint");
            }
        } while (token != null && !token.isEmpty());
    }

    /** The token of the page after a page. */
    @FunctionalInterface
    public interface Next<R> {
        @Nullable
        String after(R page);
    }

    /** Waits for AWS to have done something. */
    public void pause(Duration duration) throws InterruptedException {
        pace.pause(duration.toNanos());
    }

    private void awaitTurn(Limiter limiter) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before a call");
        }
        long wait = limiter.take(pace.nanos());
        if (wait > 0) {
            pace.pause(wait);
        }
    }
}
