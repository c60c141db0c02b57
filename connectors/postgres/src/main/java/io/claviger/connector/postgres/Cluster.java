package io.claviger.connector.postgres;

import io.claviger.spi.ConnectorException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The roles of a server and how they hang together, read at one moment.
 *
 * @param hashes how each role's password is kept ({@code none}, {@code scram-sha-256}, {@code md5}, {@code unknown}); empty
 *     when this login may not know
 */
record Cluster(List<Role> roles, List<Membership> memberships, Map<String, String> hashes) {

    private static final String ROLES = """
            SELECT oid, rolname, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls, rolcanlogin, rolinherit,
                   rolconnlimit, CASE WHEN isfinite(rolvaliduntil) THEN rolvaliduntil END AS valid_until,
                   coalesce(rolvaliduntil < now(), false) AS expired, shobj_description(oid, 'pg_authid') AS comment
            FROM pg_roles ORDER BY rolname""";

    private static final String MEMBERSHIPS = """
            SELECT pg_get_userbyid(m.member) AS member, pg_get_userbyid(m.roleid) AS role,
                   bool_or(%s) AS inherits, bool_or(%s) AS sets, bool_or(m.admin_option) AS admins
            FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member
            GROUP BY m.member, m.roleid ORDER BY 1, 2""";

    /** The hash is looked at where it lies: it never leaves the server. */
    private static final String HASHES = """
            SELECT pg_get_userbyid(oid) AS role,
                   CASE WHEN rolpassword IS NULL THEN 'none' WHEN rolpassword LIKE 'SCRAM-SHA-256$%' THEN 'scram-sha-256'
                        WHEN rolpassword ~ '^md5[0-9a-f]{32}$' THEN 'md5' ELSE 'unknown' END AS hash
            FROM pg_authid""";

    static Cluster read(ServerSession session, ServerFacts facts) throws ConnectorException, InterruptedException {
        Map<String, String> hashes = new HashMap<>();
        if (facts.readsPasswords()) {
            session.forEach(HASHES, row -> hashes.put(row.getString("role"), row.getString("hash")));
        }
        List<Membership> edges = session.list(
                memberships(facts),
                row -> new Membership(
                        row.getString("member"),
                        row.getString("role"),
                        row.getBoolean("inherits"),
                        row.getBoolean("sets"),
                        row.getBoolean("admins")));
        return new Cluster(told(session.list(ROLES, Cluster::role), edges), edges, hashes);
    }

    /** Before there were options, a role inherited from all its roles or none, and could take each of them on. */
    static String memberships(ServerFacts facts) {
        return facts.membershipsHaveOptions()
                ? MEMBERSHIPS.formatted("m.inherit_option", "m.set_option")
                : MEMBERSHIPS.formatted("r.rolinherit", "true");
    }

    /** Predefined roles matter once someone is in them. */
    private static List<Role> told(List<Role> all, List<Membership> memberships) {
        List<Role> told = new ArrayList<>();
        told.add(Role.EVERYONE);
        for (Role role : all) {
            boolean joined = memberships.stream().anyMatch(edge -> edge.role().equals(role.name()));
            if (!role.predefined() || joined) {
                told.add(role);
            }
        }
        return told;
    }

    private static Role role(ResultSet row) throws SQLException {
        OffsetDateTime validUntil = row.getObject("valid_until", OffsetDateTime.class);
        return new Role(
                row.getLong("oid"),
                row.getString("rolname"),
                new Role.Powers(
                        row.getBoolean("rolsuper"),
                        row.getBoolean("rolcreaterole"),
                        row.getBoolean("rolcreatedb"),
                        row.getBoolean("rolreplication"),
                        row.getBoolean("rolbypassrls")),
                row.getBoolean("rolcanlogin"),
                row.getBoolean("rolinherit"),
                row.getInt("rolconnlimit"),
                instant(validUntil),
                row.getBoolean("expired"),
                row.getString("comment"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
