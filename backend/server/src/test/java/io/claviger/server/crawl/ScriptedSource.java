package io.claviger.server.crawl;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.database.Database;
import io.claviger.server.sources.SourceDraft;
import io.claviger.server.sources.Sources;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Status;
import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A source that one test has for itself, whose connector does what the test writes. */
@Dependent
class ScriptedSource {

    private final Crawls crawls;
    private final Database database;
    private final EndedCrawl ended;
    private final Script script;
    private final UUID id;

    ScriptedSource(Sources sources, Crawls crawls, Database database, EndedCrawl ended, ObjectMapper json) {
        this.crawls = crawls;
        this.database = database;
        this.ended = ended;
        String name = "scripted " + UUID.randomUUID();
        script = Script.named(name);
        id = sources.create(new SourceDraft(
                        name, "scripted", json.createObjectNode().put("script", name), null, null, true))
                .id();
    }

    UUID id() {
        return id;
    }

    Script script() {
        return script;
    }

    UUID start() {
        return crawls.start(id);
    }

    ObjectNode crawl() {
        return ended(start());
    }

    ObjectNode ended(UUID crawl) {
        return ended.of(crawl);
    }

    ObjectNode find(UUID crawl) {
        return ended.asItIs(crawl);
    }

    List<String> live() {
        return database.query(
                "select name from identity where source_id = ? and gone_at is null order by name",
                row -> row.getString(1),
                id);
    }

    static IdentitySeen identity(String name) {
        return new IdentitySeen(
                new ObjectRef("scripted.user", name), name, Status.ACTIVE, null, null, null, null, Map.of());
    }
}
