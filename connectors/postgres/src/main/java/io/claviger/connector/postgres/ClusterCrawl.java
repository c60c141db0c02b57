package io.claviger.connector.postgres;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.ResourceSeen;
import java.util.HashMap;
import java.util.Map;

/** Reads what all databases of a server share: the databases themselves, and the roles. */
final class ClusterCrawl {

    private static final String DATABASE_RIGHTS = """
            SELECT CASE a.grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(a.grantee) END AS role, a.privilege_type AS word,
                   bool_or(a.is_grantable) AS grantable
            FROM pg_database d, LATERAL aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
            WHERE d.datname = ? AND a.grantee <> d.datdba GROUP BY a.grantee, a.privilege_type ORDER BY 1, 2""";

    private final PostgresSettings settings;
    private final CrawlSink sink;

    ClusterCrawl(PostgresSettings settings, CrawlSink sink) {
        this.settings = settings;
        this.sink = sink;
    }

    void server(ServerSession session, ServerFacts facts) throws ConnectorException, InterruptedException {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("version", facts.versionName());
        settings.environment().ifPresent(environment -> attributes.put("environment", environment));
        sink.observe(new ResourceSeen(settings.cluster(), settings.address(), null, attributes));
        for (ServerFacts.Gap gap : facts.gaps(settings)) {
            sink.problem(gap.problem());
        }
        for (Database database : Database.list(session)) {
            sink.observe(new ResourceSeen(
                    database.ref(), database.name(), settings.cluster(), Map.of("owner", database.owner())));
            sink.observe(new GrantSeen(
                    Role.ref(database.owner()), "OWNER", database.ref(), Privilege.ADMIN, Map.of("grantable", true)));
            session.forEach(
                    DATABASE_RIGHTS,
                    row -> sink.observe(new GrantSeen(
                            Role.ref(row.getString("role")),
                            row.getString("word"),
                            database.ref(),
                            PrivilegeWords.ofRight(row.getString("word")),
                            Map.of("grantable", row.getBoolean("grantable")))),
                    database.name());
            for (OwnershipSeen owner : CommentOwners.of(database.ref(), database.comment())) {
                sink.observe(owner);
            }
        }
    }

    /** Reads the roles, and every database once for what they may do in it. */
    RoleCrawl.Found roles(ServerSession session, ServerFacts facts) throws ConnectorException, InterruptedException {
        Cluster cluster = Cluster.read(session, facts);
        Map<String, Privilege> powers = new HashMap<>();
        Map<String, Privilege> rights = new HashMap<>();
        for (Role role : cluster.roles()) {
            for (String power : role.powers().names()) {
                powers.merge(role.name(), PrivilegeWords.ofPower(power), EffectivePrivileges::max);
            }
            if (role.predefined()) {
                rights.merge(role.name(), PrivilegeWords.ofPredefinedRole(role.name()), EffectivePrivileges::max);
            }
        }
        boolean everyDatabaseRead = true;
        for (Database database : Database.list(session)) {
            rights.merge(database.owner(), Privilege.ADMIN, EffectivePrivileges::max);
            session.forEach(
                    DATABASE_RIGHTS,
                    row -> rights.merge(
                            row.getString("role"),
                            PrivilegeWords.ofRight(row.getString("word")),
                            EffectivePrivileges::max),
                    database.name());
            everyDatabaseRead &= addRightsIn(database, rights);
        }
        EffectivePrivileges privileges = new EffectivePrivileges(powers, rights, cluster.memberships());
        return new RoleCrawl.Found(cluster, Activity.read(session, facts), privileges, everyDatabaseRead);
    }

    private boolean addRightsIn(Database database, Map<String, Privilege> rights)
            throws ConnectorException, InterruptedException {
        if (!database.open()) {
            sink.problem(database.notCounted(settings.user()));
            return false;
        }
        try (ServerSession inside = ServerSession.open(settings, database.name())) {
            Right.forEach(inside, right -> rights.merge(right.role(), right.weight(), EffectivePrivileges::max));
            return true;
        }
    }
}
