package io.claviger.server.api.notification;

import static io.claviger.engine.expression.Field.text;
import static io.claviger.engine.expression.Field.time;

import io.claviger.engine.expression.Field;
import io.claviger.engine.expression.ObjectSchema;
import io.claviger.engine.expression.ValueType;
import io.claviger.server.api.EntityTags;
import io.claviger.server.api.ListParameters;
import io.claviger.server.api.ShortList;
import io.claviger.server.api.ShortLists;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.notification.Route;
import io.claviger.server.notification.Routes;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Which findings go to which channels. */
@Path("routes")
@Produces(MediaType.APPLICATION_JSON)
public class RoutesResource {

    private static final ShortList LIST = new ShortList(
            new ObjectSchema(
                    "route",
                    List.of(
                            text("name", "name"),
                            text("filter", "filter"),
                            Field.of("enabled", ValueType.BOOL, "whether it is on"),
                            time("createdAt", "created"),
                            time("updatedAt", "last changed"))),
            "name");

    private final Routes routes;
    private final ShortLists lists;

    RoutesResource(Routes routes, ShortLists lists) {
        this.routes = routes;
        this.lists = lists;
    }

    @GET
    @Requires(Permission.CHANNELS_READ)
    public Response list(@BeanParam ListParameters parameters) {
        return lists.answer(LIST, routes.all(), parameters);
    }

    @POST
    @Requires(Permission.CHANNELS_WRITE)
    @APIResponseSchema(value = Route.class, responseCode = "201")
    public Response create(RouteRequest request) {
        Route route = routes.create(request.draft());
        return Response.created(URI.create("routes/" + route.id()))
                .tag(EntityTags.of(route.version()))
                .entity(route)
                .build();
    }

    @GET
    @Path("{id}")
    @Requires(Permission.CHANNELS_READ)
    @APIResponseSchema(value = Route.class, responseCode = "200")
    public Response one(@PathParam("id") UUID id) {
        return answer(routes.get(id));
    }

    @PUT
    @Path("{id}")
    @Requires(Permission.CHANNELS_WRITE)
    @APIResponseSchema(value = Route.class, responseCode = "200")
    public Response update(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, RouteRequest request) {
        return answer(routes.update(id, request.draft(), EntityTags.seen(ifMatch)));
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.CHANNELS_WRITE)
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        routes.delete(id, EntityTags.seen(ifMatch));
    }

    private static Response answer(Route route) {
        return Response.ok(route).tag(EntityTags.of(route.version())).build();
    }
}
