package io.claviger.server.api.crawls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.Refusal;
import io.claviger.server.api.ListParameters;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Listing;
import io.claviger.server.crawl.CrawlList;
import io.claviger.server.crawl.CrawlState;
import io.claviger.server.crawl.Crawls;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

@Path("crawls")
@Produces(MediaType.APPLICATION_JSON)
public class CrawlsResource {

    private final Listing listing;
    private final Crawls crawls;

    CrawlsResource(Listing listing, Crawls crawls) {
        this.listing = listing;
        this.crawls = crawls;
    }

    @GET
    @Requires(Permission.SOURCES_READ)
    public Response list(@BeanParam ListParameters parameters) {
        return parameters.answer(listing.list(CrawlList.SOURCE, parameters.query()));
    }

    @GET
    @Path("{id}")
    @Requires(Permission.SOURCES_READ)
    public ObjectNode one(@PathParam("id") UUID id) {
        return listing.find(CrawlList.SOURCE, ListQuery.all(), id).orElseThrow(() -> Refusal.notFound("crawl", id));
    }

    @POST
    @Path("{id}/cancel")
    @Requires(Permission.CRAWLS_START)
    public ObjectNode cancel(@PathParam("id") UUID id) {
        crawls.cancel(id);
        return one(id);
    }

    /**
     * The crawl whenever it moves, several times a second at most, until it ends. An event's id is the crawl's version, so that who
     * comes back with {@code Last-Event-ID} is told what is newer and nothing else.
     */
    @GET
    @Path("{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Requires(Permission.SOURCES_READ)
    @RunOnVirtualThread
    @APIResponse(
            responseCode = "200",
            description = "events 'progress', and one 'ended' at last",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = ObjectNode.class)))
    public void events(
            @PathParam("id") UUID id,
            @HeaderParam("Last-Event-ID") @Nullable String last,
            @Context SseEventSink sink,
            @Context Sse sse)
            throws InterruptedException {
        ObjectNode first = one(id);
        new CrawlStream(() -> one(id), sink, sse).follow(first, last);
    }

    static boolean ended(ObjectNode crawl) {
        return CrawlState.valueOf(crawl.path("state").asText()).ended();
    }
}
