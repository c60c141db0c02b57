package io.claviger.server.auth;

import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Browsers that are signed in. The cookie's value is kept as a hash only; a session ends after 12 hours, or 2 without use. */
@ApplicationScoped
public class Sessions {

    public static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration IDLE = Duration.ofHours(2);
    private static final int TOKEN_LENGTH = 43;

    private static final String FIND = """
            select u.id, u.name, u.role, u.must_change_password, s.last_seen_at
              from user_session s join app_user u on u.id = s.user_id
             where s.token_hash = ? and s.expires_at > ? and s.last_seen_at > ? and not u.disabled""";

    private final Database database;
    private final InstantSource clock;

    Sessions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The new session's secret, for the cookie. */
    String begin(UUID user) {
        String token = Digests.random(TOKEN_LENGTH);
        Instant now = clock.instant();
        database.update(
                "insert into user_session (token_hash, user_id, created_at, last_seen_at, expires_at) values (?, ?, ?, ?, ?)",
                Digests.sha256(token),
                user,
                now,
                now,
                now.plus(LONGEST));
        return token;
    }

    public Optional<Principal> find(String token) {
        Instant now = clock.instant();
        byte[] hash = Digests.sha256(token);
        Optional<Seen> seen = database.first(FIND, Sessions::seen, hash, now, now.minus(IDLE));
        // Once a minute is often enough to know whether it is idle.
        seen.filter(found -> found.at().isBefore(now.minusSeconds(60)))
                .ifPresent(found ->
                        database.update("update user_session set last_seen_at = ? where token_hash = ?", now, hash));
        return seen.map(Seen::principal);
    }

    public void end(String token) {
        database.update("delete from user_session where token_hash = ?", Digests.sha256(token));
    }

    /** What the browser sends back in a header with every change; it cannot be had from another site. */
    public static String antiForgeryToken(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.sha256("anti-forgery:" + token));
    }

    void endAllOf(UUID user) {
        database.update("delete from user_session where user_id = ?", user);
    }

    void endAllBut(UUID user, String token) {
        database.update("delete from user_session where user_id = ? and token_hash <> ?", user, Digests.sha256(token));
    }

    private record Seen(Principal principal, Instant at) {}

    private static Seen seen(ResultSet row) throws SQLException {
        Principal principal = new Principal(
                Principal.Kind.USER,
                row.getObject("id", UUID.class),
                row.getString("name"),
                AccessRole.valueOf(row.getString("role")),
                row.getBoolean("must_change_password"));
        return new Seen(principal, Sql.requiredInstant(row, "last_seen_at"));
    }
}
