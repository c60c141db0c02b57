package io.claviger.server.api;

import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Long work that was answered with 202. */
@Path("operations/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class OperationsResource {

    private final Operations operations;

    OperationsResource(Operations operations) {
        this.operations = operations;
    }

    /** Where it stands; {@code result} is where what came of it can be read. */
    public record OperationView(
            UUID id,
            String kind,
            OperationState.Phase state,
            @Nullable Integer percent,
            @Nullable String detail,
            @Nullable String result,
            String createdBy,
            Instant createdAt,
            @Nullable Instant endedAt) {}

    @GET
    @Requires(Permission.SOURCES_READ)
    @org.eclipse.microprofile.openapi.annotations.Operation(summary = "Where the operation stands")
    public OperationView get(@PathParam("id") UUID id) {
        return view(operations.get(id));
    }

    @POST
    @Path("cancel")
    @Requires(Permission.CRAWLS_START)
    @org.eclipse.microprofile.openapi.annotations.Operation(
            summary = "Ask for an early end; what is done already stays")
    @APIResponseSchema(value = OperationView.class, responseCode = "202")
    public Response cancel(@PathParam("id") UUID id) {
        Operations.Operation operation = operations.get(id);
        operations.cancel(operation);
        return Response.accepted(view(operation)).build();
    }

    @DELETE
    @Requires(Permission.CRAWLS_START)
    @org.eclipse.microprofile.openapi.annotations.Operation(summary = "The same as cancel")
    @APIResponseSchema(value = OperationView.class, responseCode = "202")
    public Response delete(@PathParam("id") UUID id) {
        return cancel(id);
    }

    private OperationView view(Operations.Operation operation) {
        OperationState state = operations.state(operation);
        return new OperationView(
                operation.id(),
                operation.kind(),
                state.phase(),
                state.percent(),
                state.detail(),
                state.result(),
                operation.createdBy(),
                operation.createdAt(),
                state.endedAt());
    }
}
