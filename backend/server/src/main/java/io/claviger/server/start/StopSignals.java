package io.claviger.server.start;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * Ctrl-C and {@code kill}. Left to the JVM, a signal would run all shutdown hooks at once, and the database would stop under the server;
 * left to Quarkus, one that comes while it starts would be forgotten. So the first signal is remembered from the very beginning, and
 * whoever starts something asks before and after; the second one ends the process as it is.
 */
final class StopSignals {

    private static final AtomicBoolean STOPPING = new AtomicBoolean();

    private StopSignals() {}

    static void heed() {
        for (String name : new String[] {"INT", "TERM"}) {
            Signal.handle(new Signal(name), signal -> {
                if (STOPPING.getAndSet(true)) {
                    Runtime.getRuntime().halt(128 + signal.getNumber());
                }
                System.err.println("Stopping");
                Thread.ofPlatform().name("stop").start(() -> Quarkus.asyncExit(0));
            });
        }
    }

    static boolean came() {
        return STOPPING.get();
    }
}
