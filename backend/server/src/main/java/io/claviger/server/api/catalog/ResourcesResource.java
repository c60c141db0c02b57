package io.claviger.server.api.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.api.Items;
import io.claviger.server.api.ListParameters;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.catalog.ObjectHistory;
import io.claviger.server.catalog.listing.EdgeLists;
import io.claviger.server.catalog.listing.ExposureList;
import io.claviger.server.catalog.listing.ResourceList;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

@Path("resources")
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
        return view.listWithin(EdgeLists.GRANTS, parameters, "t.target_id = ?", id);
    }

    @GET
    @Path("{id}/exposures")
    @Requires(Permission.CATALOG_READ)
    public Response exposures(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
        return view.listWithin(ExposureList.SOURCE, parameters, "t.resource_id = ?", id);
    }
}
