package io.claviger.server.api;

import io.claviger.server.Refusal;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Page;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that every list takes, and the shape in which it is answered. */
public class ListParameters {

    @QueryParam("filter")
    @Parameter(description = "a CEL condition on the items, such as status == \"ACTIVE\" && riskScore > 50")
    @Nullable
    String filter;

    @QueryParam("sort")
    @Parameter(description = "a field; with a minus before it from the greatest to the least")
    @Nullable
    String sort;

    @BeanParam
    Paging paging = new Paging();

    @QueryParam("fields")
    @Parameter(description = "the members of an item that are wanted, parted by commas")
    @Nullable
    String fields;

    @QueryParam("facets")
    @Parameter(description = "fields by which to count, parted by commas")
    @Nullable
    String facets;

    @QueryParam("updatedSince")
    @Parameter(description = "only what changed at or after this instant, ordered by updatedAt")
    @Nullable
    String updatedSince;

    @QueryParam("asOf")
    @Parameter(description = "the catalog as it was at this instant")
    @Nullable
    String asOf;

    public ListQuery query() {
        return new ListQuery(
                filter,
                sort,
                paging.limit(),
                paging.cursor(),
                Set.copyOf(names(fields)),
                names(facets),
                instant("updatedSince", updatedSince),
                instant("asOf", asOf),
                null);
    }

    /** The envelope, with the next page also as a {@code Link}. */
    public Response answer(Page page) {
        return paging.answer(page, page.nextCursor());
    }

    private static List<String> names(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Instants.parse(text);
        } catch (DateTimeException wrong) {
            throw Refusal.invalid(
                    "instant-invalid",
                    "'" + text + "' is no instant: write it as 2026-11-21T03:15:00Z",
                    new Refusal.Place("/" + name, "no instant"));
        }
    }
}
