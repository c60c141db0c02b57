package io.claviger.server.api.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Privilege;
import io.claviger.server.api.Items;
import io.claviger.server.api.ListParameters;
import io.claviger.server.api.ReachParameters;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.catalog.ObjectHistory;
import io.claviger.server.catalog.listing.EdgeLists;
import io.claviger.server.catalog.listing.ExposureList;
import io.claviger.server.catalog.listing.ResourceList;
import io.claviger.server.graph.ReachAnswer;
import io.claviger.server.posture.FindingList;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

@Path("resources")
@Produces(MediaType.APPLICATION_JSON)
public class ResourcesResource {

    private final CatalogView view;

    ResourcesResource(CatalogView view) {
        this.view = view;
    }

    @GET
    @Requires(Permission.CATALOG_READ)
    public Response list(@BeanParam ListParameters parameters) {
        return view.list(ResourceList.SOURCE, parameters);
    }

    @GET
    @Path("{id}")
    @Requires(Permission.CATALOG_READ)
    public ObjectNode one(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
        return view.one(ResourceList.SOURCE, parameters, id);
    }

    @GET
    @Path("{id}/history")
    @Requires(Permission.CATALOG_READ)
    public Items<ObjectHistory.Version> history(@PathParam("id") UUID id) {
        return view.history("resource", id);
    }

    @GET
    @Path("{id}/grants")
    @Requires(Permission.CATALOG_READ)
    public Response grants(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
        return view.listWithin(that(id), EdgeLists.GRANTS, parameters, "t.target_id = ?");
    }

    @GET
    @Path("{id}/exposures")
    @Requires(Permission.CATALOG_READ)
    public Response exposures(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
        return view.listWithin(that(id), ExposureList.SOURCE, parameters, "t.resource_id = ?");
    }

    @GET
    @Path("{id}/findings")
    @Requires(Permission.FINDINGS_READ)
    public Response findings(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
        return view.listWithin(that(id), FindingList.SOURCE, parameters, "t.object_id = ?");
    }

    /** What falls when it is in wrong hands. */
    @GET
    @Path("{id}/blast-radius")
    @Requires(Permission.CATALOG_READ)
    public ReachAnswer blastRadius(@PathParam("id") UUID id, @BeanParam ReachParameters reach) {
        return view.blastRadius(NodeKind.RESOURCE, id, reach.extent());
    }

    /** Who can have it, at least to read it. */
    @GET
    @Path("{id}/reach")
    @Requires(Permission.CATALOG_READ)
    public ReachAnswer reach(
            @PathParam("id") UUID id,
            @QueryParam("privilege")
                    @Parameter(schema = @Schema(implementation = Privilege.class, defaultValue = "READ"))
                    @Nullable
                    String privilege,
            @BeanParam ReachParameters reach) {
        return view.reach(id, privilege, reach.extent());
    }

    private static CatalogView.Parent that(UUID id) {
        return new CatalogView.Parent(ResourceList.SOURCE, id);
    }
}
