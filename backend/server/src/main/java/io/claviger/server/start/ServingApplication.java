package io.claviger.server.start;

import io.claviger.embedded.EmbeddedParts;
import io.claviger.server.auth.FirstAdministrator;
import io.claviger.server.database.DatabaseFailure;
import io.claviger.server.demo.DemoFailure;
import io.claviger.server.demo.DemoSources;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says that requests are served, and waits for the end. Standard output is for the lines that people and scripts wait for. */
public class ServingApplication implements QuarkusApplication {

    private static final int DEMO_ATTEMPTS = 5;
    private static final long DEMO_PAUSE_SECONDS = 3;
    private static final Logger LOG = Logger.getLogger(ServingApplication.class);

    private final FirstAdministrator firstAdministrator;
    private final Instance<DemoSources> demoSources;
    private final int port;
    private final boolean tls;

    ServingApplication(
            FirstAdministrator firstAdministrator,
            Instance<DemoSources> demoSources,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.http.insecure-requests") String insecure) {
        this.firstAdministrator = firstAdministrator;
        this.demoSources = demoSources;
        this.port = port;
        this.tls = "disabled".equals(insecure);
    }

    @Override
    public int run(String... arguments) {
        firstAdministrator.takeOneTimePassword().ifPresent(ServingApplication::tellFirstSignIn);
        if (StopSignals.came()) {
            return 0;
        }
        say("ready " + (tls ? "https" : "http") + "://127.0.0.1:" + port);
        switch (arguments.length == 0 ? Server.Mode.UP : Server.Mode.valueOf(arguments[0])) {
            case UP -> {}
            case DEMO -> Thread.ofVirtual().name("demo").start(this::crawlDemo);
            case REHEARSAL -> {
                return 0;
            }
        }
        Quarkus.waitForExit();
        return 0;
    }

    private void crawlDemo() {
        try {
            EmbeddedParts parts = StartedParts.get()
                    .orElseThrow(() -> new Unusable("the demo makes its systems in the embedded PostgreSQL:"
                            + " start it without CLAVIGER_DATABASE_URL"));
            for (DemoSources sources : demoSources) {
                DemoSources.Crawled crawled = addAndCrawl(sources, parts);
                say("crawled " + crawled.objects() + " objects, " + crawled.findings() + " findings");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            LOG.errorf(failure, "The demo sources could not be added: %s", failure.getMessage());
        }
    }

    /** What is there already is left as it is, so it can be tried again, as after the death of a PostgreSQL that is being started anew. */
    private static DemoSources.Crawled addAndCrawl(DemoSources sources, EmbeddedParts parts) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return sources.addAndCrawl(parts);
            } catch (DatabaseFailure | DemoFailure failure) {
                if (attempt == DEMO_ATTEMPTS || StopSignals.came()) {
                    throw failure;
                }
                LOG.warnf("The demo sources could not be added yet, trying again: %s", failure.getMessage());
                TimeUnit.SECONDS.sleep(DEMO_PAUSE_SECONDS);
            }
        }
    }

    private static void tellFirstSignIn(String password) {
        say("");
        say("First sign-in: user admin, one-time password " + password);
        say("It is shown once, and must be changed at the first sign-in.");
        say("");
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
