package io.claviger.connector.postgres;

import io.claviger.spi.ConnectorException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who uses which role, as far as the server tells. It knows of sessions only while they are open, and not by which means they
 * signed in. Its statistics of statements say that a role has run some since they were reset, and not when.
 *
 * @param sessions by role
 * @param ran by role, whether it has run statements since {@code since}; empty when the statistics cannot be read
 */
record Activity(
        Map<String, List<Session>> sessions,
        Map<String, Boolean> ran,
        @Nullable Instant since) {

    /** The open sessions of one application at one address. {@code address} is {@code null} on a local socket. */
    record Session(String application, @Nullable String address, Instant lastSeen) {
        String name() {
            return application.isEmpty() ? "unnamed" : application;
        }

        String from() {
            return name() + " at " + (address == null ? "a local socket" : address);
        }
    }

    /** Our own sessions are left out: a crawl would otherwise see itself. */
    private static final String SESSIONS = """
            SELECT usename, coalesce(application_name, '') AS application, host(client_addr) AS address,
                   max(greatest(backend_start, state_change)) AS last_seen
            FROM pg_stat_activity
            WHERE usename IS NOT NULL AND backend_type IN ('client backend', 'walsender')
              AND NOT (usename = current_user AND coalesce(application_name, '') IN ('', ?))
            GROUP BY usename, application_name, client_addr ORDER BY usename, last_seen DESC, 2, 3""";

    static Activity read(ServerSession session, ServerFacts facts) throws ConnectorException, InterruptedException {
        Map<String, List<Session>> sessions = new HashMap<>();
        if (facts.readsActivity()) {
            session.forEach(
                    SESSIONS,
                    row -> sessions.computeIfAbsent(row.getString("usename"), role -> new ArrayList<>())
                            .add(new Session(
                                    row.getString("application"),
                                    row.getString("address"),
                                    row.getObject("last_seen", OffsetDateTime.class)
                                            .toInstant())),
                    ServerSession.APPLICATION);
        }
        Map<String, Boolean> ran = new HashMap<>();
        String view = facts.statementsView();
        if (view == null) {
            return new Activity(sessions, ran, null);
        }
        session.forEach(
                "SELECT rolname, EXISTS (SELECT FROM " + view + " s WHERE s.userid = r.oid) AS ran FROM pg_roles r",
                row -> ran.put(row.getString("rolname"), row.getBoolean("ran")));
        Optional<String> begin = facts.statementsBegin();
        return new Activity(sessions, ran, begin.isPresent() ? since(session, begin.get()) : null);
    }

    private static @Nullable Instant since(ServerSession session, String view)
            throws ConnectorException, InterruptedException {
        return session.one(
                "SELECT stats_reset FROM " + view,
                row -> row.getObject(1, OffsetDateTime.class).toInstant());
    }

    List<Session> of(String role) {
        return sessions.getOrDefault(role, List.of());
    }
}
