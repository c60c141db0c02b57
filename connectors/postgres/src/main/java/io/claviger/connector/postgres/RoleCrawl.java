package io.claviger.connector.postgres;

import io.claviger.spi.CrawlSink;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ConsumerSeen;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.Status;
import io.claviger.spi.Text;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells roles, passwords, memberships and sessions. */
final class RoleCrawl {

    /**
     * @param privileges what each role may do at most, as far as it could be read
     * @param everyDatabaseRead whether no database was left out of that
     */
    record Found(Cluster cluster, Activity activity, EffectivePrivileges privileges, boolean everyDatabaseRead) {}

    private final Found found;
    private final PostgresSettings settings;
    private final CrawlSink sink;

    RoleCrawl(Found found, PostgresSettings settings, CrawlSink sink) {
        this.found = found;
        this.settings = settings;
        this.sink = sink;
    }

    void roles() throws InterruptedException {
        for (Role role : found.cluster().roles()) {
            sink.observe(identity(role));
            if (role.login() && mayHavePassword(role)) {
                sink.observe(password(role));
            }
            for (String power : role.powers().names()) {
                sink.observe(grant(role, power, PrivilegeWords.ofPower(power)));
            }
            if (role.predefined()) {
                sink.observe(grant(role, role.name(), PrivilegeWords.ofPredefinedRole(role.name())));
            }
            for (OwnershipSeen owner : CommentOwners.of(role.ref(), role.comment())) {
                sink.observe(owner);
            }
            comment(role);
        }
    }

    private GrantSeen grant(Role role, String action, Privilege privilege) {
        return new GrantSeen(role.ref(), action, settings.cluster(), privilege, Map.of());
    }

    private boolean mayHavePassword(Role role) {
        return !"none".equals(found.cluster().hashes().get(role.name()));
    }

    private IdentitySeen identity(Role role) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("login", role.login());
        attributes.put("inherit", role.inherit());
        attributes.put("powers", role.powers().names());
        if (role.connectionLimit() >= 0) {
            attributes.put("connectionLimit", (long) role.connectionLimit());
        }
        if (role.predefined() || role.name().equals(Role.PUBLIC)) {
            attributes.put("predefined", true);
        }
        Boolean ran = found.activity().ran().get(role.name());
        if (ran != null) {
            attributes.put("ranStatements", ran);
        }
        if (ran != null && found.activity().since() != null) {
            attributes.put("statementsSince", String.valueOf(found.activity().since()));
        }
        Optional<Activity.Session> last = lastSession(role);
        return new IdentitySeen(
                role.ref(),
                role.name(),
                status(role),
                privilege(role),
                settings.environment().orElse(null),
                null,
                last.map(Activity.Session::lastSeen).orElse(null),
                attributes);
    }

    private CredentialSeen password(Role role) {
        Map<String, Object> attributes = new HashMap<>();
        String hash = found.cluster().hashes().get(role.name());
        if (hash != null) {
            attributes.put("hash", hash);
        }
        Optional<Activity.Session> last = lastSession(role);
        return new CredentialSeen(
                role.password(),
                role.ref(),
                role.name(),
                role.expired() ? Status.EXPIRED : status(role),
                privilege(role),
                null,
                role.validUntil(),
                last.map(Activity.Session::lastSeen).orElse(null),
                last.map(Activity.Session::from).orElse(null),
                null,
                role.powers().names(),
                attributes);
    }

    /** People write passwords into comments, too. */
    private void comment(Role role) throws InterruptedException {
        if (role.comment() == null) {
            return;
        }
        byte[] bytes = role.comment().getBytes(StandardCharsets.UTF_8);
        sink.text(new Text(
                new Text.Place(
                        new ObjectRef("postgres.comment", "role/" + role.name()),
                        settings.cluster(),
                        "COMMENT ON ROLE " + Sql.name(role.name()),
                        null,
                        true,
                        null,
                        null,
                        Map.of()),
                bytes.length,
                () -> new ByteArrayInputStream(bytes)));
    }

    private Optional<Activity.Session> lastSession(Role role) {
        return found.activity().of(role.name()).stream().findFirst();
    }

    private static Status status(Role role) {
        return role.connectionLimit() == 0 ? Status.DISABLED : Status.ACTIVE;
    }

    /** When a database was not read, only the most there can be is known for sure. */
    private @Nullable Privilege privilege(Role role) {
        Privilege most = found.privileges().of(role.name());
        return found.everyDatabaseRead() || most == Privilege.ADMIN ? most : null;
    }

    void memberships() throws InterruptedException {
        for (Membership edge : found.cluster().memberships()) {
            boolean usable = edge.inherit() || edge.canBecome();
            sink.observe(new GrantSeen(
                    Role.ref(edge.member()),
                    "member",
                    Role.ref(edge.role()),
                    usable ? found.privileges().of(edge.role()) : Privilege.NONE,
                    Map.of("inherit", edge.inherit(), "set", edge.set(), "admin", edge.admin())));
        }
        for (Role role : found.cluster().roles()) {
            if (!role.name().equals(Role.PUBLIC)) {
                sink.observe(new GrantSeen(
                        role.ref(),
                        "member",
                        Role.EVERYONE.ref(),
                        found.privileges().of(Role.PUBLIC),
                        Map.of("inherit", true, "implicit", true)));
            }
        }
    }

    void sessions() throws InterruptedException {
        for (Map.Entry<String, List<Activity.Session>> entry :
                found.activity().sessions().entrySet()) {
            for (Activity.Session session : entry.getValue()) {
                String address = session.address() == null ? "local" : session.address();
                Map<String, Object> attributes = new HashMap<>();
                attributes.put("application", session.application());
                if (session.address() != null) {
                    attributes.put("address", session.address());
                }
                sink.observe(new ConsumerSeen(
                        new ObjectRef("postgres.client", entry.getKey() + "/" + session.application() + "/" + address),
                        session.from(),
                        Role.ref(entry.getKey()),
                        session.lastSeen(),
                        attributes));
            }
        }
    }
}
