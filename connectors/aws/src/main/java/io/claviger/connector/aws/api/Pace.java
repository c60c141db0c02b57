package io.claviger.connector.aws.api;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time, as the calls see it. A test has its own, in which waiting takes none. */
public interface Pace {

    /** A clock that never goes back. */
    long nanos();

    void pause(long nanos) throws InterruptedException;

    /** The time of day, by which temporary credentials end. */
    Instant now();

    /** The time of this machine. */
    static Pace real() {
        return new Pace() {
            private final CountDownLatch never = new CountDownLatch(1);

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void pause(long nanos) throws InterruptedException {
                never.await(nanos, TimeUnit.NANOSECONDS);
            }
        };
    }
}
