package io.claviger.server.bench;

import io.claviger.server.bench.EstateMember.CredentialRow;
import io.claviger.server.bench.EstateMember.IdentityRow;
import io.claviger.server.bench.EstateMember.Team;
import io.claviger.server.catalog.merge.Tally;
import io.claviger.server.database.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills the catalog with an estate by COPY, with the counters that the database keeps itself; indexes are made at the end, and the
 * tables vacuumed, as autovacuum would have done in time.
 */
public final class EstateLoad {

    private static final int CHUNK = 100_000;
    private static final String CREATED = "2026-11-01T00:00:00Z\t2026-11-20T00:00:00Z\t2026-11-01T00:00:00Z\n";
    private static final String LIFE = "hash, scope_no, first_seen_at, updated_at, valid_from";
    private static final String IDENTITY =
            "id, source_id, kind, external_id, name, status, privilege, environment, created_at,"
                    + " owner_id, owner_name, owner_confidence, credential_count, " + LIFE;
    private static final String CREDENTIAL =
            "id, source_id, kind, external_id, name, status, privilege, environment, created_at,"
                    + " expires_at, last_used_at, last_used_from, last_rotated_at, scopes, attributes, identity_id, identity_kind,"
                    + " identity_external_id, identity_name, identity_status, identity_privilege, owner_id, owner_name,"
                    + " owner_confidence, exposure_count, open_findings, risk_score, risk_factors, " + LIFE;

    private final Connection connection;
    private final LargeEstate estate;

    public EstateLoad(Connection connection, LargeEstate estate) {
        this.connection = connection;
        this.estate = estate;
    }

    public void run() throws SQLException {
        List<String> indexes = dropIndexes();
        for (LargeEstate.Origin origin : estate.origins()) {
            Sql.update(
                    connection,
                    "insert into source (id, name, connector, settings) values (?, ?, ?, '{}')",
                    origin.id(),
                    origin.name(),
                    origin.connector());
        }
        for (Team team : estate.teams()) {
            Sql.update(
                    connection,
                    "insert into owner (id, kind, key, name) values (?, 'TEAM', ?, ?)",
                    team.id(),
                    team.name(),
                    team.name());
        }
        // one at a time: two COPYs cannot run on one connection
        try (Rows identities = new Rows("identity", IDENTITY)) {
            estate.members(identity -> identities.add(row(identity)), credential -> {});
        }
        try (Rows credentials = new Rows("credential", CREDENTIAL)) {
            estate.members(identity -> {}, credential -> credentials.add(row(credential)));
        }
        for (String index : indexes) {
            Sql.update(connection, index);
        }
        Tally.fold(connection);
        for (String table : List.of(
                "identity",
                "credential",
                "credential_name",
                "tally",
                "owner_tally",
                "credential_cell",
                "identity_cell")) {
            Sql.update(connection, "vacuum analyze " + table);
        }
    }

    private List<String> dropIndexes() throws SQLException {
        String all = "from pg_indexes where tablename in ('identity', 'credential') and indexname not like '%_pkey'";
        List<String> definitions = Sql.query(connection, "select indexdef " + all, row -> row.getString(1));
        for (String name : Sql.query(connection, "select indexname " + all, row -> row.getString(1))) {
            Sql.update(connection, "drop index " + name);
        }
        return definitions;
    }

    private static String row(IdentityRow identity) {
        String[] columns = {
            identity.id().toString(),
            identity.origin().id().toString(),
            identity.kind(),
            identity.name() + "@" + identity.id(),
            identity.name(),
            identity.status(),
            text(identity.privilege()),
            text(identity.environment()),
            identity.created().toString(),
            owner(identity.owner()),
            Integer.toString(identity.credentials()),
            Long.toString(identity.id().getMostSignificantBits()),
            "1"
        };
        return String.join("\t", columns) + "\t" + CREATED;
    }

    private static String row(CredentialRow credential) {
        IdentityRow identity = credential.identity();
        String[] columns = {
            credential.id().toString(),
            identity.origin().id().toString(),
            credential.kind(),
            credential.name() + "@" + credential.id(),
            credential.name(),
            credential.status(),
            text(identity.privilege()),
            text(identity.environment()),
            credential.created().toString(),
            text(credential.expires()),
            text(credential.used()),
            credential.used() == null ? "\\N" : "api in eu-west-1",
            text(credential.rotated()),
            "{read,\"" + identity.name() + "\"}",
            "{\"slot\":" + (credential.risk() & 1) + ",\"comment\":\"made by the generator of a large estate\"}",
            identity.id().toString(),
            identity.kind(),
            identity.name() + "@" + identity.id(),
            identity.name(),
            identity.status(),
            text(identity.privilege()),
            owner(identity.owner()),
            Integer.toString(credential.exposures()),
            Integer.toString(credential.findings()),
            Integer.toString(credential.risk()),
            credential.risk() == 0 ? "[]" : "[{\"factor\":\"what was found\",\"points\":" + credential.risk() + "}]",
            Long.toString(credential.id().getMostSignificantBits()),
            "1"
        };
        return String.join("\t", columns) + "\t" + CREATED;
    }

    private static String owner(@Nullable Team team) {
        return team == null ? "\\N\t\\N\t\\N" : team.id() + "\t" + team.name() + "\t0.8";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "\\N" : value.toString();
    }

    /** Sends rows in statements of bounded size: the counters hold a statement's rows until its end. */
    private final class Rows implements AutoCloseable {

        private final String statement;
        private @Nullable CopyIn copy;
        private int sent;

        Rows(String table, String columns) {
            statement = "copy " + table + " (" + columns + ") from stdin";
        }

        void add(String row) {
            byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
            try {
                CopyIn open = copy;
                if (open == null) {
                    open = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
                    copy = open;
                }
                open.writeToCopy(bytes, 0, bytes.length);
                if (++sent % CHUNK == 0) {
                    close();
                }
            } catch (SQLException failure) {
                throw new IllegalStateException("The estate cannot be loaded", failure);
            }
        }

        @Override
        public void close() throws SQLException {
            CopyIn open = copy;
            copy = null;
            if (open != null) {
                open.endCopy();
            }
        }
    }
}
