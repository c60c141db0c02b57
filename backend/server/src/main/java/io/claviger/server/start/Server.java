package io.claviger.server.start;

import io.quarkus.runtime.Quarkus;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the parts and then Quarkus, and stops them in the opposite order, whatever ends them. */
public final class Server {

    /** How long it serves, and what it brings along. */
    public enum Mode {
        UP,
        DEMO,
        REHEARSAL
    }

    /** Exit code of a rehearsal that was interrupted, so that nobody takes it for one that went well. */
    private static final int INTERRUPTED = 130;

    private final Environment environment;
    private final Mode mode;

    public Server(Environment environment, Mode mode) {
        this.environment = environment;
        this.mode = mode;
    }

    /** Returns never: ends the process when the server has stopped. */
    public void runUntilStopped() {
        StopSignals.heed();
        StartupChecks.require(environment);
        environment.database().ifPresent(DatabaseVersion::require);
        int port = port();
        Parts parts = Parts.start(environment);
        StartedParts.set(parts.embedded());
        Map<String, String> settings = new HashMap<>(parts.configuration());
        settings.putAll(listening(port));
        if (mode == Mode.DEMO && System.getenv("CLAVIGER_EGRESS_ALLOW") == null) {
            // So that a receiver on the same machine can be tried as a channel.
            settings.put("claviger.egress.allow", "127.0.0.0/8,::1");
        }
        // The only way to reach the configuration before Quarkus reads it, other than the environment.
        settings.forEach(System::setProperty);
        if (StopSignals.came()) {
            end(parts, 0, null);
        }
        Quarkus.run(ServingApplication.class, (code, failure) -> end(parts, code, failure), mode.name());
    }

    private int port() {
        if (environment.httpPort() == 0 || FreePort.isFree(environment.httpHost(), environment.httpPort())) {
            return environment.httpPort();
        }
        if (mode != Mode.DEMO) {
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

    private void end(Parts parts, int code, @Nullable Throwable failure) {
        parts.close();
        if (failure != null) {
            System.err.println("The server does not start: " + FailureWords.of(failure));
        }
        boolean broken = mode == Mode.REHEARSAL && StopSignals.came();
        System.exit(failure != null ? 2 : broken ? INTERRUPTED : code);
    }
}
