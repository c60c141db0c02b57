package io.claviger.server.catalog.listing;

import io.claviger.server.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One question to a list.
 *
 * @param fields the members of an item that are wanted; empty is all
 * @param within a condition that the caller sets, such as "of this identity"; never from outside the program
 */
public record ListQuery(
        @Nullable String filter,
        @Nullable String sort,
        int limit,
        @Nullable String cursor,
        Set<String> fields,
        List<String> facets,
        @Nullable Instant updatedSince,
        @Nullable Instant asOf,
        @Nullable Within within) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    /** SQL over {@code t} and its parameters. */
    public record Within(String sql, List<Object> parameters) {}

    public static ListQuery all() {
        return new ListQuery(null, null, DEFAULT_LIMIT, null, Set.of(), List.of(), null, null, null);
    }

    public ListQuery filter(@Nullable String cel) {
        return new ListQuery(cel, sort, limit, cursor, fields, facets, updatedSince, asOf, within);
    }

    public ListQuery within(String sql, Object... parameters) {
        return new ListQuery(
                filter, sort, limit, cursor, fields, facets, updatedSince, asOf, new Within(sql, List.of(parameters)));
    }

    public ListQuery limit(int most) {
        return new ListQuery(filter, sort, most, cursor, fields, facets, updatedSince, asOf, within);
    }

    public ListQuery sort(@Nullable String by) {
        return new ListQuery(filter, by, limit, cursor, fields, facets, updatedSince, asOf, within);
    }

    public ListQuery cursor(@Nullable String from) {
        return new ListQuery(filter, sort, limit, from, fields, facets, updatedSince, asOf, within);
    }

    public ListQuery facets(List<String> by) {
        return new ListQuery(filter, sort, limit, cursor, fields, by, updatedSince, asOf, within);
    }

    /** By what the list is sorted, with a minus before it from the greatest to the least; {@code usual} unless told otherwise. */
    public String sortedBy(String usual) {
        if (updatedSince == null) {
            return sort == null || sort.isBlank() ? usual : sort;
        }
        if (sort != null && !sort.isBlank() && !sort.equals(ListSource.UPDATED_AT)) {
            throw Refusal.invalid(
                    "sort-with-updated-since",
                    "With updatedSince a list is sorted by updatedAt: leave sort out",
                    new Refusal.Place("/sort", "leave it out"));
        }
        return ListSource.UPDATED_AT;
    }
}
