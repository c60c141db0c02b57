package io.claviger.server.api.catalog;

import io.claviger.server.api.ListParameters;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.catalog.listing.EdgeLists;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

@Path("owners")
@Produces(MediaType.APPLICATION_JSON)
public class OwnersResource {

    private final CatalogView view;

    OwnersResource(CatalogView view) {
        this.view = view;
    }

    @GET
    @Requires(Permission.CATALOG_READ)
    public Response list(@BeanParam ListParameters parameters) {
        return view.list(EdgeLists.OWNERS, parameters);
    }
}
