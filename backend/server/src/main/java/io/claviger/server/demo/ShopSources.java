package io.claviger.server.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.embedded.Database;
import io.claviger.embedded.EmbeddedParts;
import io.claviger.server.ServerConfig;
import io.claviger.server.crawl.Crawls;
import io.claviger.server.sources.SourceDraft;
import io.claviger.server.sources.Sources;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The web shop: makes its systems, signs its workloads in, and adds both as sources through the same door as anyone. */
@ApplicationScoped
class ShopSources implements DemoSources {

    private static final List<String> PLANTED =
            List.of("stripe", "aws-id", "aws-secret", "slack-hook", "github", "private-key");
    private static final String READER = "claviger_reader";
    private static final Duration SCHEDULE = Duration.ofHours(6);

    private final ServerConfig config;
    private final Sources sources;
    private final Crawls crawls;
    private final FirstCrawls firstCrawls;
    private @Nullable ShopSessions sessions;

    ShopSources(ServerConfig config, Sources sources, Crawls crawls, FirstCrawls firstCrawls) {
        this.config = config;
        this.sources = sources;
        this.crawls = crawls;
        this.firstCrawls = firstCrawls;
    }

    @Override
    public Crawled addAndCrawl(EmbeddedParts parts) throws InterruptedException {
        Path folder = config.home().resolve("demo");
        DemoSecrets secrets = secrets(folder.resolve("secrets"));
        Template template = new Template(secrets, Instant.now());
        new ShopDatabase(parts::superuser, template, secrets.making()).make();
        new ShopRepository(folder.resolve("shop"), template, Instant.now()).make();
        Database shop = parts.superuser(ShopDatabase.NAME);
        signIn(shop, secrets);
        List<UUID> started = List.of(
                crawls.start(source("shop-db", "postgres", database(shop, secrets))),
                crawls.start(source("shop-repo", "git", repository(folder))));
        return firstCrawls.whenEvaluated(started);
    }

    void onStop(@Observes ShutdownEvent stopping) {
        signOut();
    }

    private synchronized void signIn(Database shop, DemoSecrets secrets) {
        sessions = ShopSessions.open(shop.jdbcUrl(), secrets);
    }

    private synchronized void signOut() {
        if (sessions != null) {
            sessions.close();
        }
    }

    /** All of them are on disk before the first is used, so that a demo that was killed half made can be made anew. */
    private static DemoSecrets secrets(Path file) {
        try {
            DemoSecrets secrets = new DemoSecrets(file);
            secrets.making();
            ShopDatabase.scriptedRoles().forEach(secrets::password);
            PLANTED.forEach(secrets::planted);
            secrets.save();
            return secrets;
        } catch (IOException e) {
            throw new DemoFailure(
                    "The demo cannot write " + file + " (" + e.getMessage() + "): check that the disk has room", e);
        }
    }

    /** The embedded PostgreSQL may have another port than at the last start, so a source that is there is brought up to date. */
    private UUID source(String name, String connector, ObjectNode settings) {
        SourceDraft draft = new SourceDraft(name, connector, settings, "production", SCHEDULE, true);
        return sources.all().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .map(source -> sources.update(source.id(), draft, anyVersion -> {}))
                .orElseGet(() -> sources.create(draft))
                .id();
    }

    private static ObjectNode database(Database shop, DemoSecrets secrets) {
        URI address = URI.create(shop.jdbcUrl().substring("jdbc:".length()));
        return JsonNodeFactory.instance
                .objectNode()
                .put("host", address.getHost())
                .put("port", address.getPort())
                .put("database", ShopDatabase.NAME)
                .put("user", READER)
                .put("password", secrets.password(READER))
                .put("sslMode", "disable");
    }

    private static ObjectNode repository(Path folder) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("location", folder.resolve("shop").toString());
    }
}
