package io.claviger.engine.graph.model;

import io.claviger.engine.graph.Because;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Passing;
import io.claviger.engine.graph.Privilege;
import io.claviger.engine.graph.Sensitivity;
import java.util.List;

/**
 * PostgreSQL. A member that inherits has the rights of a role, but not its attributes; one that can {@code SET ROLE}, or give itself
 * that, is the role. Owning a database is power to drop it, not to read what others own in it.
 *
 * <p>Sources: <a href="https://www.postgresql.org/docs/current/role-membership.html">Role Membership</a>,
 * <a href="https://www.postgresql.org/docs/current/role-attributes.html">Role Attributes</a>,
 * <a href="https://www.postgresql.org/docs/current/predefined-roles.html">Predefined Roles</a>.
 */
final class PostgresAccess implements AccessModel {

    private final AccessModel plain;

    PostgresAccess(AccessModel plain) {
        this.plain = plain;
    }

    @Override
    public List<Passage> passages(GrantFact grant) {
        if (grant.targetKind() == NodeKind.IDENTITY) {
            return membership(grant);
        }
        return switch (grant.action()) {
            case "SUPERUSER" -> List.of(passage(grant, Privilege.ADMIN, Passing.FULL_ONLY));
            // A copy of the whole server, the hashes of the passwords in it, but no hand on it.
            case "REPLICATION" -> List.of(passage(grant, Privilege.READ, Passing.FULL_ONLY));
            // Makes roles, and administers those that it made.
            case "CREATEROLE" -> List.of(passage(grant, Privilege.ADMIN, Passing.FULL_TO_PART));
            case "CREATEDB", "BYPASSRLS" -> List.of(passage(grant, Privilege.WRITE, Passing.FULL_TO_PART));
            case "pg_execute_server_program", "pg_write_server_files", "pg_read_server_files" ->
                List.of(passage(grant, Privilege.ADMIN, Passing.FULL));
            case "pg_read_all_data" -> List.of(passage(grant, Privilege.READ, Passing.FULL));
            case "pg_write_all_data" -> List.of(passage(grant, Privilege.WRITE, Passing.FULL));
            default -> right(grant);
        };
    }

    private static List<Passage> right(GrantFact grant) {
        // Of objects that are not there yet.
        boolean future = grant.action().contains(" FUTURE ");
        return future || grant.privilege() == Privilege.NONE
                ? List.of()
                : List.of(passage(grant, grant.privilege(), Passing.PART));
    }

    private static List<Passage> membership(GrantFact grant) {
        boolean inherits = isSet(grant, "inherit");
        boolean becomes = isSet(grant, "set") || isSet(grant, "admin");
        if (becomes) {
            return List.of(passage(grant, Privilege.ADMIN, inherits ? Passing.KEEPS : Passing.FULL_ONLY));
        }
        return inherits ? List.of(passage(grant, Privilege.ADMIN, Passing.PART)) : List.of();
    }

    private static boolean isSet(GrantFact grant, String option) {
        return Boolean.TRUE.equals(grant.attributes().get(option));
    }

    private static Passage passage(GrantFact grant, Privilege atMost, Passing passing) {
        Because because = PlainAccess.because(grant);
        return new Passage(atMost, passing, because);
    }

    /** Whoever is one has an edge to the server that says so. */
    @Override
    public boolean isAdministrator(IdentityFact identity) {
        return false;
    }

    @Override
    public boolean isSecret(ResourceFact resource) {
        return plain.isSecret(resource);
    }

    @Override
    public Sensitivity sensitivity(ResourceFact resource) {
        return plain.sensitivity(resource);
    }
}
