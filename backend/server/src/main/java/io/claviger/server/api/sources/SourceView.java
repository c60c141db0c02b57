package io.claviger.server.api.sources;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.catalog.SourceCounts;
import io.claviger.server.crawl.Coverage;
import io.claviger.server.sources.Connectors;
import io.claviger.server.sources.Source;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A source as it is answered. {@code settings} name the secret ones, but never tell them. */
public record SourceView(
        UUID id,
        String name,
        String connector,
        ObjectNode settings,
        @Nullable String environment,
        @Nullable String schedule,
        boolean enabled,
        Coverage.@Nullable LastCrawl lastCrawl,
        Coverage.Read coverage,
        SourceCounts.Counts counts,
        Instant createdAt,
        Instant updatedAt) {

    static SourceView of(
            Source source,
            Optional<Connectors.Kind> kind,
            Coverage.@Nullable LastCrawl last,
            Coverage.@Nullable Read read,
            @Nullable ArrayNode unread,
            SourceCounts.@Nullable Counts counts) {
        Coverage.Read coverage = read == null ? Coverage.Read.nothing(JsonNodeFactory.instance.arrayNode()) : read;
        ObjectNode settings = source.settings().deepCopy();
        kind.ifPresent(known -> known.schema().secrets().forEach(settings::putNull));
        return new SourceView(
                source.id(),
                source.name(),
                source.connector(),
                settings,
                source.environment(),
                source.schedule() == null ? null : source.schedule().toString(),
                source.enabled(),
                last,
                unread == null ? coverage : coverage.and(unread),
                counts == null ? SourceCounts.Counts.NONE : counts,
                source.createdAt(),
                source.updatedAt());
    }
}
