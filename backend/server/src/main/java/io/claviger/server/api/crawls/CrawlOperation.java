package io.claviger.server.api.crawls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.Refusal;
import io.claviger.server.api.OperationKind;
import io.claviger.server.api.OperationState;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Listing;
import io.claviger.server.crawl.CrawlList;
import io.claviger.server.crawl.CrawlState;
import io.claviger.server.crawl.Crawls;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** A crawl as an operation. */
@ApplicationScoped
public class CrawlOperation implements OperationKind {

    public static final String KIND = "crawl";

    private final Listing listing;
    private final Crawls crawls;

    CrawlOperation(Listing listing, Crawls crawls) {
        this.listing = listing;
        this.crawls = crawls;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public OperationState state(UUID crawlId) {
        ObjectNode crawl = listing.find(CrawlList.SOURCE, ListQuery.all(), crawlId)
                .orElseThrow(() -> Refusal.notFound("crawl", crawlId));
        CrawlState state = CrawlState.valueOf(crawl.path("state").asText());
        JsonNode ended = crawl.path("endedAt");
        return new OperationState(
                phase(state),
                percent(state, crawl.path("scopes")),
                crawl.path("message").asText(crawl.path("observations").asLong() + " observations"),
                "/api/v1/crawls/" + crawlId,
                ended.isTextual() ? Instant.parse(ended.asText()) : null);
    }

    @Override
    public void cancel(UUID crawlId) {
        crawls.cancel(crawlId);
    }

    private static OperationState.Phase phase(CrawlState state) {
        return switch (state) {
            case QUEUED -> OperationState.Phase.QUEUED;
            case RUNNING -> OperationState.Phase.RUNNING;
            case COMPLETE, PARTIAL -> OperationState.Phase.DONE;
            case FAILED -> OperationState.Phase.FAILED;
            case CANCELLED -> OperationState.Phase.CANCELLED;
        };
    }

    /** By scopes that have ended: how long one takes is not known before. */
    private static Integer percent(CrawlState state, JsonNode scopes) {
        if (state.ended() || scopes.isEmpty()) {
            return state.ended() ? 100 : 0;
        }
        int ended = 0;
        for (JsonNode scope : scopes) {
            String at = scope.path("state").asText();
            ended += at.equals("PENDING") || at.equals("RUNNING") ? 0 : 1;
        }
        return 100 * ended / scopes.size();
    }
}
