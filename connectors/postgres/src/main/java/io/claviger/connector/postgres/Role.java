package io.claviger.connector.postgres;

import io.claviger.spi.ObjectRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One role of the server.
 *
 * @param validUntil when its password ends; {@code null} means never
 * @param connectionLimit -1 means none
 */
record Role(
        long oid,
        String name,
        Powers powers,
        boolean login,
        boolean inherit,
        int connectionLimit,
        @Nullable Instant validUntil,
        boolean expired,
        @Nullable String comment) {

    static final String PUBLIC = "public";

    /** The pseudo-role of which every role is a member. No real role can have its name. */
    static final Role EVERYONE = new Role(0, PUBLIC, Powers.NONE, false, true, -1, null, false, null);

    /** What {@code ALTER ROLE} gives. */
    record Powers(
            boolean superuser, boolean createRole, boolean createDatabase, boolean replication, boolean bypassRls) {

        static final Powers NONE = new Powers(false, false, false, false, false);

        /** By the words of {@code CREATE ROLE}. */
        List<String> names() {
            List<String> names = new ArrayList<>();
            if (superuser) {
                names.add("SUPERUSER");
            }
            if (createRole) {
                names.add("CREATEROLE");
            }
            if (createDatabase) {
                names.add("CREATEDB");
            }
            if (replication) {
                names.add("REPLICATION");
            }
            if (bypassRls) {
                names.add("BYPASSRLS");
            }
            return names;
        }
    }

    /** Whether the server brings it along. */
    boolean predefined() {
        return name.startsWith("pg_");
    }

    ObjectRef ref() {
        return ref(name);
    }

    static ObjectRef ref(String name) {
        return new ObjectRef("postgres.role", name);
    }

    ObjectRef password() {
        return new ObjectRef("postgres.password", name);
    }
}
