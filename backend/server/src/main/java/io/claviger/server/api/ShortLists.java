package io.claviger.server.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.catalog.listing.ListQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;

/** Answers lists that fit on a few pages. */
@ApplicationScoped
public class ShortLists {

    private final ObjectMapper json;
    private final InstantSource clock;

    ShortLists(ObjectMapper json, InstantSource clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Without a limit, all that fits on one page. */
    public Response answer(ShortList list, List<?> items, ListParameters parameters) {
        ListQuery asked = parameters.query();
        ListQuery query = parameters.paging.limit == null ? asked.limit(ListQuery.MAX_LIMIT) : asked;
        List<ObjectNode> trees =
                items.stream().map(item -> json.<ObjectNode>valueToTree(item)).toList();
        return parameters.answer(list.page(trees, query, clock.instant()));
    }
}
