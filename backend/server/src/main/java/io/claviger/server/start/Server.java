package io.claviger.server.start;

import io.quarkus.runtime.Quarkus;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;

/** Starts the parts and then Quarkus, and stops them in the opposite order, whatever ends them. */
public final class Server {

    private final Environment environment;
    private final boolean demo;

    public Server(Environment environment, boolean demo) {
        this.environment = environment;
        this.demo = demo;
    }

    /** Returns never: ends the process when the server has stopped. */
    public void runUntilStopped() {
        StartupChecks.require(environment);
        int port = port();
        Parts parts = Parts.start(environment);
        StartedParts.set(parts.embedded());
        Map<String, String> settings = new HashMap<>(parts.configuration());
        settings.putAll(listening(port));
        if (demo && System.getenv("CLAVIGER_EGRESS_ALLOW") == null) {
            // So that a receiver on the same machine can be tried as a channel.
            settings.put("claviger.egress.allow", "127.0.0.0/8,::1");
        }
        // The only way to reach the configuration before Quarkus reads it, other than the environment.
        settings.forEach(System::setProperty);
        stopOnSignals();
        Quarkus.run(
                ServingApplication.class,
                (code, failure) -> end(parts, code, failure),
                demo ? ServingApplication.DEMO : ServingApplication.UP);
    }

    private int port() {
        if (environment.httpPort() == 0 || FreePort.isFree(environment.httpHost(), environment.httpPort())) {
            return environment.httpPort();
        }
        if (!demo) {
            throw new Unusable("Port " + environment.httpPort() + " is taken on " + environment.httpHost()
                    + ". Stop what uses it, or set CLAVIGER_HTTP_PORT to another");
        }
        int next = FreePort.from(environment.httpHost(), environment.httpPort() + 1);
        System.err.println("Port " + environment.httpPort() + " is taken, so the demo takes " + next);
        return next;
    }

    private Map<String, String> listening(int port) {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.http.host", environment.httpHost());
        settings.put("quarkus.http.port", String.valueOf(port));
        environment.tls().ifPresent(tls -> {
            settings.put("quarkus.http.ssl.certificate.files", tls.certificate().toString());
            settings.put("quarkus.http.ssl.certificate.key-files", tls.key().toString());
            settings.put("quarkus.http.ssl-port", String.valueOf(port));
            settings.put("quarkus.http.insecure-requests", "disabled");
        });
        return settings;
    }

    /**
     * Left to the JVM, a signal would run all shutdown hooks at once, and the database would stop under the server. So the
     * first signal stops the server, which then stops the parts; the second one ends the process as it is.
     */
    private static void stopOnSignals() {
        AtomicBoolean stopping = new AtomicBoolean();
        for (String name : new String[] {"INT", "TERM"}) {
            Signal.handle(new Signal(name), signal -> {
                if (stopping.getAndSet(true)) {
                    Runtime.getRuntime().halt(128 + signal.getNumber());
                }
                System.err.println("Stopping");
                Thread.ofPlatform().name("stop").start(() -> Quarkus.asyncExit(0));
            });
        }
    }

    private static void end(Parts parts, int code, @Nullable Throwable failure) {
        parts.close();
        if (failure != null) {
            System.err.println("The server does not start: " + FailureWords.of(failure));
        }
        System.exit(failure == null ? code : 2);
    }
}
