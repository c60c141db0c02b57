package io.claviger.server.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the relay that there is something to send. */
@ApplicationScoped
class Wake {

    private final Semaphore calls = new Semaphore(0);

    void up() {
        calls.release();
    }

    /** Returns when called, or after the given time. */
    void await(Duration atMost) throws InterruptedException {
        if (calls.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
        }
    }
}
