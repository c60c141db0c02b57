package io.claviger.server.api;

import io.claviger.server.Refusal;
import io.claviger.server.catalog.listing.ListQuery;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Limit and cursor, which every list of pages takes, and the envelope in which a page is answered. */
public class Paging {

    /** As text, since a number would be read by the framework, which answers 404 to what is none. */
    @QueryParam("limit")
    @Parameter(
            description = "items on a page, 1 to 500; 50 if left out",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50"))
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "nextCursor of the page before")
    @Nullable
    String cursor;

    @Context
    @Nullable
    UriInfo uri;

    public int limit() {
        return limit == null || limit.isBlank() ? ListQuery.DEFAULT_LIMIT : inRange(limit.strip());
    }

    public @Nullable String cursor() {
        return cursor == null || cursor.isBlank() ? null : cursor;
    }

    /** The answer to a cursor that no list of ours gave. */
    public static Refusal wrongCursor() {
        return Refusal.invalid(
                "cursor-invalid",
                "Use the nextCursor of the page before as it is",
                new Refusal.Place("/cursor", "is no cursor"));
    }

    /**
     * One page of a list.
     *
     * @param read what was read for it: one more than {@link #limit()}, where there is a next page
     * @param cursor what stands for the place behind an item
     */
    public <T> Response answer(List<T> read, Function<T, String> cursor, long total) {
        boolean more = read.size() > limit();
        List<T> items = more ? read.subList(0, limit()) : read;
        String next = more ? cursor.apply(items.getLast()) : null;
        return answer(new Items<>(items, next, total), next);
    }

    /** The envelope, with the next page also as a {@code Link}. */
    Response answer(Object envelope, @Nullable String nextCursor) {
        Response.ResponseBuilder response = Response.ok(envelope);
        if (nextCursor != null) {
            response.link(
                    Objects.requireNonNull(uri)
                            .getRequestUriBuilder()
                            .replaceQueryParam("cursor", nextCursor)
                            .build(),
                    "next");
        }
        return response.build();
    }

    private static int inRange(String text) {
        try {
            int wanted = Integer.parseInt(text);
            if (wanted >= 1 && wanted <= ListQuery.MAX_LIMIT) {
                return wanted;
            }
        } catch (NumberFormatException wrong) {
            throw outOfRange("'" + text + "' is no number");
        }
        throw outOfRange(text + " is not 1 to " + ListQuery.MAX_LIMIT);
    }

    private static Refusal outOfRange(String why) {
        return Refusal.invalid(
                "limit-out-of-range",
                "A page has 1 to " + ListQuery.MAX_LIMIT + " items: " + why,
                new Refusal.Place("/limit", why));
    }
}
