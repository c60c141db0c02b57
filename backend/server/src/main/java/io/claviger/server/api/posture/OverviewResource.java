package io.claviger.server.api.posture;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.crawl.Coverage;
import io.claviger.server.crawl.CrawlState;
import io.claviger.server.posture.Overview;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is true now, and how much of it could be seen. */
@Path("overview")
@Produces(MediaType.APPLICATION_JSON)
public class OverviewResource {
    private final Overview overview;
    private final Coverage coverage;

    OverviewResource(Overview overview, Coverage coverage) {
        this.overview = overview;
        this.coverage = coverage;
    }

    /**
     * How much of one source its last crawl could read.
     *
     * @param state of its newest crawl; {@code null} when there was none
     * @param percent of its scopes that were read in full; {@code null} before the first crawl has ended
     */
    public record SourceCoverage(
            UUID id,
            String name,
            String connector,
            @Nullable CrawlState state,
            long scopes,
            long complete,
            @Nullable Integer percent,
            JsonNode problems) {}

    /** The numbers, and beside them what we cannot see. */
    public record Answer(
            @JsonUnwrapped Overview.Answer numbers,
            List<SourceCoverage> coverage,
            @Nullable Instant lastCrawlAt) {}

    @GET
    @Requires(Permission.FINDINGS_READ)
    public Answer get() {
        Overview.Answer numbers = overview.get();
        Map<UUID, Coverage.LastCrawl> last = coverage.lastCrawls();
        Map<UUID, Coverage.Read> read = coverage.bySource();
        return new Answer(
                numbers,
                overview.sources().stream()
                        .map(source -> covered(source, last.get(source.id()), read.get(source.id())))
                        .toList(),
                last.values().stream()
                        .map(Coverage.LastCrawl::endedAt)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null));
    }

    private static SourceCoverage covered(
            Overview.Source source, Coverage.@Nullable LastCrawl last, Coverage.@Nullable Read read) {
        return new SourceCoverage(
                source.id(),
                source.name(),
                source.connector(),
                last == null ? null : last.state(),
                read == null ? 0 : read.scopes(),
                read == null ? 0 : read.complete(),
                read == null ? null : read.percent(),
                read == null ? JsonNodeFactory.instance.arrayNode() : read.problems());
    }
}
