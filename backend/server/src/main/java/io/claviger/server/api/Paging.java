package io.claviger.server.api;

import io.claviger.server.Refusal;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Limit and cursor of a list that has no filter. */
public class Paging {

    private static final int MOST = 500;
    private static final int USUAL = 50;

    @QueryParam("limit")
    @Parameter(description = "items on a page, 1 to 500; 50 if left out")
    @Nullable
    Integer limit;

    @QueryParam("cursor")
    @Parameter(description = "nextCursor of the page before")
    @Nullable
    String cursor;

    @Context
    @Nullable
    UriInfo uri;

    public int limit() {
        int wanted = limit == null ? USUAL : limit;
        if (wanted < 1 || wanted > MOST) {
            throw Refusal.invalid(
                    "limit-out-of-range",
                    "A page has 1 to " + MOST + " items",
                    new Refusal.Place("/limit", wanted + " is not 1 to " + MOST));
        }
        return wanted;
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

    /** The envelope, with the next page also as a {@code Link}. */
    public Response answer(Items<?> page) {
        Response.ResponseBuilder response = Response.ok(page);
        if (page.nextCursor() != null) {
            response.link(
                    Objects.requireNonNull(uri)
                            .getRequestUriBuilder()
                            .replaceQueryParam("cursor", page.nextCursor())
                            .build(),
                    "next");
        }
        return response.build();
    }
}
