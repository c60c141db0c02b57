package io.claviger.server.auth;

import io.claviger.server.Legible;
import io.claviger.server.Refusal;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code api_token}, on a connection, so that {@code token create} works without the server. */
public final class TokenTable {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_NAME = 100;

    private TokenTable() {}

    /** The token's value is shown this once; only its hash is kept. */
    public record Issued(ApiToken token, String value) {}

    /** What is asked for. */
    public record Wanted(String name, AccessRole role, Instant expiresAt, String createdBy) {}

    public static Issued insert(Connection connection, Wanted wanted, Instant now) throws SQLException {
        requireSensible(wanted, now);
        String value = TokenText.random();
        UUID id = Sql.first(
                        connection,
                        "insert into api_token (name, role, token_hash, preview, created_by, created_at, expires_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?) returning id",
                        row -> row.getObject(1, UUID.class),
                        wanted.name().strip(),
                        wanted.role(),
                        Digests.sha256(value),
                        TokenText.preview(value),
                        wanted.createdBy(),
                        now,
                        wanted.expiresAt())
                .orElseThrow();
        return new Issued(find(connection, id).orElseThrow(), value);
    }

    static Optional<ApiToken> find(Connection connection, UUID id) throws SQLException {
        return Sql.first(connection, "select * from api_token where id = ?", TokenTable::token, id);
    }

    static Optional<ApiToken> valid(Connection connection, byte[] hash, Instant now) throws SQLException {
        return Sql.first(
                connection,
                "select * from api_token where token_hash = ? and expires_at > ? and revoked_at is null",
                TokenTable::token,
                hash,
                now);
    }

    static List<ApiToken> unrevokedOf(Connection connection, UUID user) throws SQLException {
        return Sql.query(
                connection,
                "select * from api_token where user_id = ? and revoked_at is null",
                TokenTable::token,
                user);
    }

    static List<ApiToken> page(Connection connection, UUID before, int limit) throws SQLException {
        return Sql.query(
                connection,
                "select * from api_token where id < ? order by id desc limit ?",
                TokenTable::token,
                before,
                limit);
    }

    private static void requireSensible(Wanted wanted, Instant now) {
        Legible.name("token-name-invalid", "/name", wanted.name(), LONGEST_NAME);
        if (!wanted.expiresAt().isAfter(now) || wanted.expiresAt().isAfter(now.plus(LONGEST))) {
            throw Refusal.invalid(
                    "token-expiry-invalid",
                    "A token expires within " + LONGEST.toDays() + " days from now",
                    new Refusal.Place("/expiresAt", wanted.expiresAt() + " is not within them"));
        }
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                AccessRole.valueOf(row.getString("role")),
                row.getString("preview"),
                row.getString("created_by"),
                Sql.requiredInstant(row, "created_at"),
                Sql.requiredInstant(row, "expires_at"),
                Sql.instant(row, "last_used_at"),
                Sql.instant(row, "revoked_at"));
    }
}
