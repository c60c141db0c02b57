package io.claviger.server.api.access;

import io.claviger.server.api.http.Exchange;
import io.claviger.server.auth.Anyone;
import io.claviger.server.auth.CurrentUser;
import io.claviger.server.auth.SignIn;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Signing in and out, for browsers. */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    private final SignIn signIn;
    private final CurrentUser currentUser;
    private final Exchange exchange;
    private final RoutingContext http;

    SessionResource(SignIn signIn, CurrentUser currentUser, Exchange exchange, RoutingContext http) {
        this.signIn = signIn;
        this.currentUser = currentUser;
        this.exchange = exchange;
        this.http = http;
    }

    /** What is typed into the sign-in form. */
    public record Credentials(
            @NotNull(message = "is needed") @Size(min = 1, max = 1000, message = "has 1 to 1000 characters")
            String name,

            @NotNull(message = "is needed") @Size(min = 1, max = 1000, message = "has 1 to 1000 characters")
            String password) {

        /** Without the password: this ends up in messages. */
        @Override
        public String toString() {
            return "Credentials[" + name + "]";
        }
    }

    @POST
    @Anyone(signedOut = true)
    @Operation(summary = "Sign in: sets the session's cookie")
    @APIResponse(responseCode = "204", description = "Done")
    public Response signIn(@Valid @NotNull(message = "is needed") Credentials given) {
        String session = signIn.signIn(given.name(), given.password(), exchange.client(http));
        return Response.noContent().cookie(SessionCookie.of(session)).build();
    }

    @DELETE
    @Anyone
    @Operation(summary = "Sign out")
    @APIResponse(responseCode = "204", description = "Done")
    public Response signOut(@CookieParam(SessionCookie.NAME) @Nullable String session) {
        if (session != null) {
            signIn.signOut(currentUser.get(), session);
        }
        return Response.noContent().cookie(SessionCookie.gone()).build();
    }
}
