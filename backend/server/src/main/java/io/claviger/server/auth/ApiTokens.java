package io.claviger.server.auth;

import io.claviger.server.Refusal;
import io.claviger.server.audit.Audit;
import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tokens of programs. */
@ApplicationScoped
public class ApiTokens {

    private static final UUID LAST = new UUID(-1L, -1L);

    private final Database database;
    private final Audit audit;
    private final CurrentUser currentUser;
    private final InstantSource clock;

    ApiTokens(Database database, Audit audit, CurrentUser currentUser, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** A token never does more than who made it, then or later. */
    @Transactional
    public TokenTable.Issued create(String name, AccessRole role, Instant expiresAt) {
        if (!currentUser.get().role().permissions().containsAll(role.permissions())) {
            throw Refusal.of(
                    Refusal.Kind.FORBIDDEN,
                    "role-exceeds-yours",
                    "The role '" + role.word() + "' may do more than yours");
        }
        TokenTable.Wanted wanted =
                new TokenTable.Wanted(name, role, expiresAt, currentUser.get().name());
        TokenTable.Issued issued = database.run(connection -> TokenTable.insert(connection, wanted, clock.instant()));
        database.update(
                "update api_token set user_id = coalesce((select id from app_user where id = ?),"
                        + " (select user_id from api_token where id = ?)) where id = ?",
                currentUser.get().id(),
                currentUser.get().id(),
                issued.token().id());
        audit.record("token.created", "token", issued.token().id(), details(issued.token()));
        return issued;
    }

    @Transactional
    public void revoke(UUID id) {
        revoke(get(id));
    }

    private void revoke(ApiToken token) {
        database.update(
                "update api_token set revoked_at = coalesce(revoked_at, ?) where id = ?", clock.instant(), token.id());
        audit.record("token.revoked", "token", token.id(), Map.of("name", token.name()));
    }

    /** The tokens that a user made, or that their tokens made, end where they may do more than is left to the user. */
    void revokeBeyond(UUID user, Set<Permission> left) {
        for (ApiToken token : database.run(connection -> TokenTable.unrevokedOf(connection, user))) {
            if (!left.containsAll(token.role().permissions())) {
                revoke(token);
            }
        }
    }

    public ApiToken get(UUID id) {
        return database.run(connection -> TokenTable.find(connection, id))
                .orElseThrow(() -> Refusal.notFound("token", id));
    }

    /** The newest first. */
    public List<ApiToken> page(@Nullable UUID before, int limit) {
        return database.run(connection -> TokenTable.page(connection, before == null ? LAST : before, limit));
    }

    public long count() {
        return database.first("select count(*) from api_token", row -> row.getLong(1))
                .orElse(0L);
    }

    /** Who bears the token, if it is valid. */
    public Optional<Principal> find(String value) {
        if (!TokenText.isWellFormed(value)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<ApiToken> token = database.run(connection -> TokenTable.valid(connection, Digests.sha256(value), now));
        token.ifPresent(used -> noteUse(used, now));
        return token.map(found -> new Principal(Principal.Kind.TOKEN, found.id(), found.name(), found.role(), false));
    }

    private void noteUse(ApiToken token, Instant now) {
        Instant last = token.lastUsedAt();
        // Once a minute is often enough to know whether a token is still used.
        if (last == null || last.isBefore(now.minusSeconds(60))) {
            database.update("update api_token set last_used_at = ? where id = ?", now, token.id());
        }
    }

    private static Map<String, Object> details(ApiToken token) {
        return Map.of(
                "name", token.name(),
                "role", token.role().word(),
                "expiresAt", token.expiresAt().toString());
    }
}
