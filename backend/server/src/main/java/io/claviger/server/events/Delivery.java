package io.claviger.server.events;

import io.claviger.server.database.DatabaseFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives facts to a consumer until it takes them. A batch that fails a few times is given one fact at a time, so that one bad fact
 * is found; that one is put aside after many attempts. While PostgreSQL is away nothing counts as an attempt.
 */
@ApplicationScoped
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final int BATCH_ATTEMPTS = 3;
    private static final int FACT_ATTEMPTS = 6;
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Inbox inbox;

    Delivery(Inbox inbox) {
        this.inbox = inbox;
    }

    /** @param alive called between attempts, so that Kafka does not give the partitions to another */
    void deliver(FactConsumer consumer, List<Fact> facts, Runnable alive) throws InterruptedException {
        if (facts.isEmpty() || attempts(consumer, facts, BATCH_ATTEMPTS, alive) == null) {
            return;
        }
        for (Fact fact : facts) {
            RuntimeException failure = attempts(consumer, List.of(fact), FACT_ATTEMPTS, alive);
            if (failure != null) {
                LOG.errorf(
                        failure,
                        "%s cannot take fact %s (%s) after %d attempts. It is kept in the table dead_fact",
                        consumer.name(),
                        fact.id(),
                        fact.type(),
                        FACT_ATTEMPTS);
                inbox.bury(consumer, fact, String.valueOf(failure.getMessage()));
            }
        }
    }

    /** The last failure, or null when the facts were taken. */
    private @Nullable RuntimeException attempts(FactConsumer consumer, List<Fact> facts, int most, Runnable alive)
            throws InterruptedException {
        Duration wait = FIRST_WAIT;
        int attempt = 1;
        while (true) {
            try {
                inbox.deliver(consumer, facts);
                return null;
            } catch (RuntimeException failure) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
                DatabaseFailure database = inDatabase(failure);
                if (attempt == 1 && (database == null || !database.gaveWay())) {
                    LOG.warnf(
                            "%s failed on %d facts and gets them again: %s",
                            consumer.name(), facts.size(), failure.getMessage());
                }
                if (attempt >= most) {
                    return failure;
                }
                attempt += database != null && database.unreachable() ? 0 : 1;
                TimeUnit.MILLISECONDS.sleep(wait.toMillis());
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
                alive.run();
            }
        }
    }

    private static @Nullable DatabaseFailure inDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return new DatabaseFailure(sql);
            }
        }
        return null;
    }
}
