package io.claviger.server.api.access;

import io.claviger.server.api.Paging;
import io.claviger.server.auth.AccessRole;
import io.claviger.server.auth.ApiToken;
import io.claviger.server.auth.ApiTokens;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.auth.TokenTable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The tokens of programs. */
@Path("tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {

    private final ApiTokens tokens;

    TokensResource(ApiTokens tokens) {
        this.tokens = tokens;
    }

    public record NewToken(
            @NotNull(message = "is needed") String name,
            @NotNull(message = "is needed") AccessRole role,
            @NotNull(message = "is needed") Instant expiresAt) {}

    /** A new token with its value, which is shown this once. */
    public record IssuedToken(
            UUID id,
            String name,
            AccessRole role,
            String prefix,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            String token) {

        static IssuedToken of(TokenTable.Issued issued) {
            ApiToken token = issued.token();
            return new IssuedToken(
                    token.id(),
                    token.name(),
                    token.role(),
                    token.prefix(),
                    token.createdBy(),
                    token.createdAt(),
                    token.expiresAt(),
                    issued.value());
        }

        @Override
        public String toString() {
            return "IssuedToken[" + name + "]";
        }
    }

    @GET
    @Requires(Permission.TOKENS_WRITE)
    @Operation(summary = "The tokens, the newest first, without their values")
    public Response list(@BeanParam Paging paging) {
        List<ApiToken> read = tokens.page(before(paging.cursor()), paging.limit() + 1);
        return paging.answer(read, token -> token.id().toString(), tokens.count());
    }

    @GET
    @Path("{id}")
    @Requires(Permission.TOKENS_WRITE)
    @Operation(summary = "One token, without its value")
    public ApiToken get(@PathParam("id") UUID id) {
        return tokens.get(id);
    }

    @POST
    @Requires(Permission.TOKENS_WRITE)
    @Operation(summary = "A new token, whose value is shown this once")
    @APIResponseSchema(value = IssuedToken.class, responseCode = "201")
    public Response create(@Valid @NotNull(message = "is needed") NewToken wanted) {
        TokenTable.Issued issued = tokens.create(wanted.name(), wanted.role(), wanted.expiresAt());
        return Response.created(URI.create("tokens/" + issued.token().id()))
                .entity(IssuedToken.of(issued))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.TOKENS_WRITE)
    @Operation(summary = "Revoke a token, at once")
    public void revoke(@PathParam("id") UUID id) {
        tokens.revoke(id);
    }

    private static @Nullable UUID before(@Nullable String cursor) {
        try {
            return cursor == null ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException wrong) {
            throw Paging.wrongCursor();
        }
    }
}
