package io.claviger.server.api.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.engine.graph.NodeKind;
import io.claviger.server.api.Items;
import io.claviger.server.api.ListParameters;
import io.claviger.server.api.ReachParameters;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.catalog.ObjectHistory;
import io.claviger.server.catalog.Owners;
import io.claviger.server.catalog.listing.ExposureList;
import io.claviger.server.graph.ReachAnswer;
import io.claviger.server.posture.FindingList;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("exposures")
@Produces(MediaType.APPLICATION_JSON)
public class ExposuresResource {

    private final CatalogView view;

    ExposuresResource(CatalogView view) {
        this.view = view;
    }

    @GET
    @Requires(Permission.CATALOG_READ)
    public Response list(@BeanParam ListParameters parameters) {
        return view.list(ExposureList.SOURCE, parameters);
    }

    @GET
    @Path("{id}")
    @Requires(Permission.CATALOG_READ)
    public ObjectNode one(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
        return view.one(ExposureList.SOURCE, parameters, id);
    }

    /** All places of the same value, this one too: one secret, one group. */
    @GET
    @Path("{id}/exposures")
    @Requires(Permission.CATALOG_READ)
    public Response group(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
        return view.listWithin(
                that(id),
                ExposureList.SOURCE,
                parameters,
                "t.gone_at is null and t.fingerprint = (select g.fingerprint from exposure g where g.id = ?)");
    }

    @GET
    @Path("{id}/history")
    @Requires(Permission.CATALOG_READ)
    public Items<ObjectHistory.Version> history(@PathParam("id") UUID id) {
        return view.history("exposure", id);
    }

    @GET
    @Path("{id}/findings")
    @Requires(Permission.FINDINGS_READ)
    public Response findings(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
        return view.listWithin(that(id), FindingList.SOURCE, parameters, "t.object_id = ?");
    }

    @GET
    @Path("{id}/owners")
    @Requires(Permission.CATALOG_READ)
    public RestResponse<Items<Owners.Claim>> owners(@PathParam("id") UUID id) {
        return view.owners(that(id));
    }

    /** A person says who the owner is. */
    @PUT
    @Path("{id}/owner")
    @Requires(Permission.CATALOG_WRITE)
    public RestResponse<Items<Owners.Claim>> confirmOwner(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            CatalogView.OwnerChoice choice) {
        return view.confirmOwner(that(id), ifMatch, choice);
    }

    /** What falls when it is in wrong hands. */
    @GET
    @Path("{id}/blast-radius")
    @Requires(Permission.CATALOG_READ)
    public ReachAnswer blastRadius(@PathParam("id") UUID id, @BeanParam ReachParameters reach) {
        return view.blastRadius(NodeKind.EXPOSURE, id, reach.extent());
    }

    private static CatalogView.Parent that(UUID id) {
        return new CatalogView.Parent(ExposureList.SOURCE, id);
    }
}
