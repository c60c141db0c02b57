package io.claviger.server.catalog.listing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param total how many there are on all pages
 * @param facets for each facet that was asked for, its values, the most frequent first
 */
public record Page(
        List<ObjectNode> items,
        @Nullable String nextCursor,
        long total,
        @Nullable Map<String, List<FacetCount>> facets) {

    /** How often a value occurs; {@code null} is not known. */
    public record FacetCount(@Nullable String value, long count) {}
}
