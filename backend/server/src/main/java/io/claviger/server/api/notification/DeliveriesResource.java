package io.claviger.server.api.notification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.Refusal;
import io.claviger.server.api.ListParameters;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Listing;
import io.claviger.server.notification.Deliveries;
import io.claviger.server.notification.DeliveryList;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** What was sent, and what came of it. */
@Path("deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class DeliveriesResource {

    private final Listing listing;
    private final Deliveries deliveries;

    DeliveriesResource(Listing listing, Deliveries deliveries) {
        this.listing = listing;
        this.deliveries = deliveries;
    }

    @GET
    @Requires(Permission.CHANNELS_READ)
    public Response list(@BeanParam ListParameters parameters) {
        return parameters.answer(listing.list(DeliveryList.SOURCE, parameters.query()));
    }

    @GET
    @Path("{id}")
    @Requires(Permission.CHANNELS_READ)
    public ObjectNode one(@PathParam("id") UUID id) {
        return listing.find(DeliveryList.SOURCE, ListQuery.all(), id)
                .orElseThrow(() -> Refusal.notFound("delivery", id));
    }

    /** Sends it again under the id that it had, with all its tries. */
    @POST
    @Path("{id}/replay")
    @Requires(Permission.CHANNELS_WRITE)
    public ObjectNode replay(@PathParam("id") UUID id) {
        deliveries.replay(id);
        return one(id);
    }
}
