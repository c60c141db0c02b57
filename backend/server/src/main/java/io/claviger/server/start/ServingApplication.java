package io.claviger.server.start;

import io.claviger.embedded.EmbeddedParts;
import io.claviger.server.auth.FirstAdministrator;
import io.claviger.server.demo.DemoSources;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says that requests are served, and waits for the end. Standard output is for the lines that people and scripts wait for. */
public class ServingApplication implements QuarkusApplication {

    static final String UP = "up";
    static final String DEMO = "demo";

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
        say("ready " + (tls ? "https" : "http") + "://127.0.0.1:" + port);
        if (arguments.length > 0 && DEMO.equals(arguments[0])) {
            Thread.ofVirtual().name("demo").start(this::crawlDemo);
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
                DemoSources.Crawled crawled = sources.addAndCrawl(parts);
                say("crawled " + crawled.objects() + " objects, " + crawled.findings() + " findings");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            LOG.errorf(failure, "The demo sources could not be added: %s", failure.getMessage());
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
