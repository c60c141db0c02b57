package io.claviger.server.auth;

import io.claviger.server.Refusal;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Slows guessing down: after some failures for one name, or from one address, the next attempt waits, twice as long each time, up
 * to a quarter of an hour. Kept in the database, so that all replicas count together.
 */
@ApplicationScoped
class SignInThrottle {

    private static final int FREE_FOR_NAME = 5;
    private static final int FREE_FOR_ADDRESS = 20;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

    private static final String COUNT = """
            insert into sign_in_throttle (subject, failures, last_failed_at) values (?, 1, ?)
            on conflict (subject) do update set
                failures = case when sign_in_throttle.last_failed_at < ? then 1 else sign_in_throttle.failures + 1 end,
                last_failed_at = excluded.last_failed_at""";

    private static final String BLOCK = """
            update sign_in_throttle
               set blocked_until = last_failed_at + least(900, power(2, least(failures - ?, 10))) * interval '1 second'
             where subject = ? and failures >= ?""";

    private final Database database;
    private final InstantSource clock;

    SignInThrottle(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    void requireOpen(String name, String address) {
        Instant now = clock.instant();
        database
                .query(
                        "select blocked_until from sign_in_throttle where subject = any(?) and blocked_until > ?",
                        row -> Sql.requiredInstant(row, "blocked_until"),
                        List.of(ofName(name), ofAddress(address)),
                        now)
                .stream()
                .max(Instant::compareTo)
                .ifPresent(until -> {
                    long seconds = Math.max(1, Duration.between(now, until).toSeconds() + 1);
                    throw Refusal.of(
                                    Refusal.Kind.TOO_MANY,
                                    "sign-in-throttled",
                                    "Too many failed sign-ins. Try again in " + seconds
                                            + (seconds == 1 ? " second" : " seconds"))
                            .with("retryAfter", seconds);
                });
    }

    void failed(String name, String address) {
        count(ofName(name), FREE_FOR_NAME);
        count(ofAddress(address), FREE_FOR_ADDRESS);
    }

    /** What the address did is not forgotten: else whoever has one account could guess at all others without end. */
    void succeeded(String name) {
        database.update("delete from sign_in_throttle where subject = ?", ofName(name));
    }

    private void count(String subject, int free) {
        Instant now = clock.instant();
        database.update(COUNT, subject, now, now.minus(FORGOTTEN_AFTER));
        database.update(BLOCK, free, subject, free);
    }

    /** Hashed: people type passwords into the field of the name. */
    private static String ofName(String name) {
        return "name:" + HexFormat.of().formatHex(Digests.sha256(name.toLowerCase(Locale.ROOT)));
    }

    private static String ofAddress(String address) {
        return "address:" + address;
    }
}
