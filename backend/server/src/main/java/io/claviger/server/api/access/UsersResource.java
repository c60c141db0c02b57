package io.claviger.server.api.access;

import static io.claviger.engine.expression.Field.oneOf;
import static io.claviger.engine.expression.Field.text;
import static io.claviger.engine.expression.Field.time;

import io.claviger.engine.expression.Field;
import io.claviger.engine.expression.ObjectSchema;
import io.claviger.engine.expression.ValueType;
import io.claviger.server.api.EntityTags;
import io.claviger.server.api.ListParameters;
import io.claviger.server.api.ShortList;
import io.claviger.server.api.ShortLists;
import io.claviger.server.auth.AccessRole;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.auth.UserAccount;
import io.claviger.server.auth.Users;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The people who may sign in. */
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {

    private static final ShortList LIST = new ShortList(
            new ObjectSchema(
                    "user",
                    List.of(
                            text("name", "name"),
                            oneOf(
                                    "role",
                                    Arrays.stream(AccessRole.values())
                                            .map(AccessRole::word)
                                            .toList(),
                                    "role"),
                            Field.of("enabled", ValueType.BOOL, "whether they may sign in"),
                            Field.of(
                                    "mustChangePassword",
                                    ValueType.BOOL,
                                    "whether they still have a one-time password"),
                            time("createdAt", "created"),
                            time("updatedAt", "last changed"),
                            time("lastSignInAt", "last signed in").orNull())),
            "name");

    private final Users users;
    private final ShortLists lists;

    UsersResource(Users users, ShortLists lists) {
        this.users = users;
        this.lists = lists;
    }

    /** A user as they can be shown. */
    public record User(
            UUID id,
            String name,
            AccessRole role,
            boolean enabled,
            boolean mustChangePassword,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant lastSignInAt) {

        static User of(UserAccount account) {
            return new User(
                    account.id(),
                    account.name(),
                    account.role(),
                    account.enabled(),
                    account.mustChangePassword(),
                    account.createdAt(),
                    account.updatedAt(),
                    account.lastSignedInAt());
        }
    }

    public record NewUser(
            @NotNull(message = "is needed") String name,
            @NotNull(message = "is needed") AccessRole role) {}

    public record UserChange(
            @NotNull(message = "is needed") AccessRole role,
            @NotNull(message = "is needed") Boolean enabled) {}

    /** A one-time password, which is shown this once. */
    public record Welcome(User user, String oneTimePassword) {

        @Override
        public String toString() {
            return "Welcome[" + user + "]";
        }
    }

    @GET
    @Requires(Permission.USERS_WRITE)
    @Operation(summary = "All users")
    public Response list(@BeanParam ListParameters parameters) {
        return lists.answer(LIST, users.all().stream().map(User::of).toList(), parameters);
    }

    @GET
    @Path("{id}")
    @Requires(Permission.USERS_WRITE)
    @Operation(summary = "One user")
    @APIResponseSchema(value = User.class, responseCode = "200")
    public Response get(@PathParam("id") UUID id) {
        return answer(users.get(id));
    }

    @POST
    @Requires(Permission.USERS_WRITE)
    @Operation(summary = "A new user, with a one-time password that is shown this once")
    @APIResponseSchema(value = Welcome.class, responseCode = "201")
    public Response create(@Valid @NotNull(message = "is needed") NewUser wanted) {
        Users.Created created = users.create(wanted.name(), wanted.role());
        return Response.created(URI.create("users/" + created.user().id()))
                .entity(new Welcome(User.of(created.user()), created.oneTimePassword()))
                .build();
    }

    @PUT
    @Path("{id}")
    @Requires(Permission.USERS_WRITE)
    @Operation(summary = "Give a user another role, or take the right to sign in")
    @APIResponseSchema(value = User.class, responseCode = "200")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull(message = "is needed") UserChange change) {
        return answer(users.change(id, change.role(), change.enabled(), EntityTags.seen(ifMatch)));
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.USERS_WRITE)
    @Operation(summary = "Delete a user")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        users.delete(id, EntityTags.seen(ifMatch));
    }

    @POST
    @Path("{id}/password")
    @Requires(Permission.USERS_WRITE)
    @Operation(summary = "A new one-time password, which is shown this once")
    public Welcome resetPassword(@PathParam("id") UUID id) {
        String password = users.resetPassword(id);
        return new Welcome(User.of(users.get(id)), password);
    }

    private static Response answer(UserAccount account) {
        return Response.ok(User.of(account))
                .tag(EntityTags.of(account.version()))
                .build();
    }
}
