package io.claviger.server.posture;

import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Listing;
import io.claviger.server.catalog.listing.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what a bulk change is about. */
@ApplicationScoped
public class FindingSearch {
    /** The most that one bulk change may be about. */
    public static final int MOST = 10_000;

    private final Listing listing;

    FindingSearch(Listing listing) {
        this.listing = listing;
    }

    /** The ids of the findings that match a filter; one more than {@link #MOST} when there are too many. */
    public List<UUID> matching(@Nullable String filter) {
        List<UUID> ids = new ArrayList<>();
        ListQuery query = new ListQuery(
                filter, "-openedAt", ListQuery.MAX_LIMIT, null, Set.of("id"), List.of(), null, null, null);
        String cursor = null;
        do {
            Page page = listing.list(FindingList.SOURCE, query.cursor(cursor));
            page.items().forEach(item -> ids.add(UUID.fromString(item.path("id").asText())));
            cursor = page.nextCursor();
        } while (cursor != null && ids.size() <= MOST);
        return ids;
    }
}
