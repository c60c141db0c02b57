package io.claviger.connector.postgres;

import static io.claviger.spi.Observation.Privilege.ADMIN;
import static io.claviger.spi.Observation.Privilege.NONE;
import static io.claviger.spi.Observation.Privilege.READ;
import static io.claviger.spi.Observation.Privilege.WRITE;

import io.claviger.spi.Observation.Privilege;

/**
 * How much each of PostgreSQL's words allows. Sources:
 * <a href="https://www.postgresql.org/docs/current/ddl-priv.html">Privileges</a>,
 * <a href="https://www.postgresql.org/docs/current/role-attributes.html">Role Attributes</a>,
 * <a href="https://www.postgresql.org/docs/current/predefined-roles.html">Predefined Roles</a>.
 */
final class PrivilegeWords {

    private PrivilegeWords() {}

    /**
     * A role attribute. {@code REPLICATION} reads every byte of the cluster, the password hashes included, which the manual
     * calls a very highly privileged role.
     */
    static Privilege ofPower(String word) {
        return switch (word) {
            case "SUPERUSER", "CREATEROLE", "REPLICATION" -> ADMIN;
            case "CREATEDB", "BYPASSRLS" -> WRITE;
            default -> NONE;
        };
    }

    /**
     * A predefined role. The three that reach the server's files or programs can be used to become superuser, says the
     * manual. One that is not known here is taken for {@code WRITE}: it was added to allow something.
     */
    static Privilege ofPredefinedRole(String name) {
        return switch (name) {
            case "pg_execute_server_program", "pg_write_server_files", "pg_read_server_files" -> ADMIN;
            case "pg_read_all_data", "pg_monitor", "pg_read_all_settings", "pg_read_all_stats", "pg_stat_scan_tables" ->
                READ;
            case "pg_database_owner", "pg_use_reserved_connections" -> NONE;
            default -> WRITE;
        };
    }

    /** A privilege on an object. To connect, to look a name up and to make temporary tables reach no data. */
    static Privilege ofRight(String word) {
        return switch (word) {
            case "SELECT" -> READ;
            case "INSERT", "UPDATE", "DELETE", "TRUNCATE", "TRIGGER", "CREATE", "MAINTAIN" -> WRITE;
            default -> NONE;
        };
    }
}
