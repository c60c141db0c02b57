package io.claviger.server.api.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.engine.graph.NodeKind;
import io.claviger.server.api.Items;
import io.claviger.server.api.ListParameters;
import io.claviger.server.api.ReachParameters;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.behaviour.UsageList;
import io.claviger.server.catalog.ObjectHistory;
import io.claviger.server.catalog.Owners;
import io.claviger.server.catalog.listing.CredentialList;
import io.claviger.server.catalog.listing.ExposureList;
import io.claviger.server.catalog.listing.IdentityList;
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

@Path("identities")
@Produces(MediaType.APPLICATION_JSON)
public class IdentitiesResource {

    private final CatalogView view;

    IdentitiesResource(CatalogView view) {
        this.view = view;
    }

    @GET
    @Requires(Permission.CATALOG_READ)
    public Response list(@BeanParam ListParameters parameters) {
        return view.list(IdentityList.SOURCE, parameters);
    }

    @GET
    @Path("{id}")
    @Requires(Permission.CATALOG_READ)
    public ObjectNode one(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
        return view.one(IdentityList.SOURCE, parameters, id);
    }

    @GET
    @Path("{id}/history")
    @Requires(Permission.CATALOG_READ)
    public Items<ObjectHistory.Version> history(@PathParam("id") UUID id) {
        return view.history("identity", id);
    }

    @GET
    @Path("{id}/credentials")
    @Requires(Permission.CATALOG_READ)
    public Response credentials(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
        return view.listWithin(that(id), CredentialList.SOURCE, parameters, "t.identity_id = ?");
    }

    @GET
    @Path("{id}/grants")
    @Requires(Permission.CATALOG_READ)
    public Response grants(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
        return view.grantsOf(that(id), parameters);
    }

    @GET
    @Path("{id}/consumers")
    @Requires(Permission.CATALOG_READ)
    public Response consumers(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
        return view.consumersOf(that(id), parameters);
    }

    @GET
    @Path("{id}/exposures")
    @Requires(Permission.CATALOG_READ)
    public Response exposures(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
        return view.listWithin(that(id), ExposureList.SOURCE, parameters, "t.identity_id = ?");
    }

    /** About the identity, its credentials and its exposures. */
    @GET
    @Path("{id}/findings")
    @Requires(Permission.FINDINGS_READ)
    public Response findings(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
        return view.listWithin(that(id), FindingList.SOURCE, parameters, "t.identity_id = ?");
    }

    /** What it did, from where, and when last. */
    @GET
    @Path("{id}/usage")
    @Requires(Permission.CATALOG_READ)
    public Response usage(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
        return view.listWithin(that(id), UsageList.SOURCE, parameters, "t.identity_id = ?");
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
        return view.blastRadius(NodeKind.IDENTITY, id, reach.extent());
    }

    private static CatalogView.Parent that(UUID id) {
        return new CatalogView.Parent(IdentityList.SOURCE, id);
    }
}
