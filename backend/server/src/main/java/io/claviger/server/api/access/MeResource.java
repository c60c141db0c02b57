package io.claviger.server.api.access;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.auth.Anyone;
import io.claviger.server.auth.CurrentUser;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Principal;
import io.claviger.server.auth.Sessions;
import io.claviger.server.auth.Users;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The caller. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    private final CurrentUser currentUser;
    private final Users users;

    MeResource(CurrentUser currentUser, Users users) {
        this.currentUser = currentUser;
        this.users = users;
    }

    /**
     * Who is calling, and what they may do.
     *
     * @param csrfToken for the header X-Claviger-Csrf; null for a program, which needs none
     */
    public record Me(
            UUID id,
            String name,
            String kind,
            AccessRole role,
            List<Permission> permissions,
            boolean mustChangePassword,
            @Nullable String csrfToken) {}

    /** A password by another; both as they were typed. */
    public record PasswordChange(
            @NotNull(message = "is needed") String current,

            @com.fasterxml.jackson.annotation.JsonProperty("new") @NotNull(message = "is needed")
            String wanted) {

        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    @GET
    @Anyone
    @Operation(summary = "Who is calling, and what they may do")
    public Me me(@CookieParam(SessionCookie.NAME) @Nullable String session) {
        Principal me = currentUser.get();
        return new Me(
                me.id(),
                me.name(),
                me.kind().name().toLowerCase(Locale.ROOT),
                me.role(),
                me.role().permissions().stream().sorted().toList(),
                me.mustChangePassword(),
                me.kind() == Principal.Kind.USER && session != null ? Sessions.antiForgeryToken(session) : null);
    }

    @POST
    @Path("password")
    @Anyone
    @Operation(summary = "Change one's own password")
    @APIResponse(responseCode = "204", description = "Done")
    public void changePassword(
            @CookieParam(SessionCookie.NAME) @Nullable String session,
            @Valid @NotNull(message = "is needed") PasswordChange change) {
        users.changePassword(currentUser.get(), change.current(), change.wanted(), session == null ? "" : session);
    }
}
