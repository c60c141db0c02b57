package io.claviger.server.crawl;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.database.Database;
import io.claviger.server.events.Fact;
import io.claviger.server.events.FactTypes;
import io.claviger.server.events.Outbox;
import io.claviger.server.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Ends crawls, and tells of it. Joins the caller's transaction. */
@ApplicationScoped
class CrawlEnds {

    private final Database database;
    private final CrawlTable crawls;
    private final ScopeTable scopes;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final InstantSource clock;

    CrawlEnds(
            Database database,
            CrawlTable crawls,
            ScopeTable scopes,
            Outbox outbox,
            ObjectMapper json,
            InstantSource clock) {
        this.database = database;
        this.crawls = crawls;
        this.scopes = scopes;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** Ends the crawl when the last of its scopes has ended. The crawl's row is locked, so that of two last ones one is the last. */
    void whenAllScopesEnded(UUID crawlId) {
        Optional<CrawlTable.Row> crawl = crawls.lock(crawlId);
        if (crawl.isEmpty() || crawl.get().state().ended()) {
            return;
        }
        List<String> states = scopes.states(crawlId);
        if (states.stream().noneMatch(state -> state.equals("PENDING") || state.equals("RUNNING"))) {
            end(crawl.get(), outcome(states), Optional.empty());
        }
    }

    void fail(UUID crawlId, Failure failure) {
        Optional<CrawlTable.Row> crawl = crawls.lock(crawlId);
        if (crawl.isPresent() && !crawl.get().state().ended()) {
            scopes.endAll(crawlId, failure);
            end(crawl.get(), CrawlState.FAILED, Optional.of(failure));
        }
    }

    /** False when it had ended already. */
    boolean cancel(UUID crawlId) {
        Optional<CrawlTable.Row> crawl = crawls.lock(crawlId);
        if (crawl.isEmpty() || crawl.get().state().ended()) {
            return false;
        }
        scopes.endAll(crawlId, new Failure("CANCELLED", "Cancelled before it was read in full", null));
        crawls.end(crawlId, CrawlState.CANCELLED, Optional.empty());
        return true;
    }

    private static CrawlState outcome(List<String> states) {
        if (states.stream().allMatch(state -> state.equals("COMPLETE"))) {
            return CrawlState.COMPLETE;
        }
        return states.stream().allMatch(state -> state.equals("FAILED")) ? CrawlState.FAILED : CrawlState.PARTIAL;
    }

    private void end(CrawlTable.Row crawl, CrawlState state, Optional<Failure> failure) {
        crawls.end(crawl.id(), state, failure);
        String type = FactTypes.of("crawl", state == CrawlState.FAILED ? "failed" : "completed");
        outbox.append(new Fact(
                UUID.randomUUID(),
                Topic.CATALOG,
                crawl.sourceId().toString(),
                type,
                crawl.id(),
                clock.instant(),
                data(crawl, state, failure)));
    }

    private ObjectNode data(CrawlTable.Row crawl, CrawlState state, Optional<Failure> failure) {
        ObjectNode data = json.createObjectNode();
        data.put("objectKind", "crawl")
                .put("id", crawl.id().toString())
                .put("crawlId", crawl.id().toString());
        data.put("sourceId", crawl.sourceId().toString()).put("state", state.name());
        data.put(
                "name",
                database.first("select name from source where id = ?", row -> row.getString(1), crawl.sourceId())
                        .orElse(""));
        data.put("message", failure.map(Failure::message).orElse(null));
        ArrayNode each = data.putArray("scopes");
        ObjectNode counts = data.putObject("counts");
        database.query(
                "select scope_id, name, state, category, observations, discovered, changed, gone from crawl_scope"
                        + " where crawl_id = ? order by scope_id limit 500",
                row -> {
                    each.addObject()
                            .put("id", row.getString("scope_id"))
                            .put("name", row.getString("name"))
                            .put("state", row.getString("state"))
                            .put("category", row.getString("category"));
                    for (String count : List.of("observations", "discovered", "changed", "gone")) {
                        counts.put(count, counts.path(count).asLong() + row.getLong(count));
                    }
                    return each;
                },
                crawl.id());
        return data;
    }
}
