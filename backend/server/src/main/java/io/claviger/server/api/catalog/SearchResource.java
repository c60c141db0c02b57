package io.claviger.server.api.catalog;

import io.claviger.server.api.Items;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.catalog.Search;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

@Path("search")
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

    private final Search search;

    SearchResource(Search search) {
        this.search = search;
    }

    /** The best matches of every kind. */
    @GET
    @Requires(Permission.CATALOG_READ)
    public Items<Search.Hit> find(@QueryParam("q") @DefaultValue("") String text) {
        return Items.all(search.find(text));
    }
}
