package io.claviger.connector.postgres;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One database that accepts connections and is no template. {@code open}: whether this login may connect to it. */
record Database(
        String name, String owner, boolean open, @Nullable String comment) {

    static List<Database> list(ServerSession session) throws ConnectorException, InterruptedException {
        return session.list(
                """
                SELECT d.datname, pg_get_userbyid(d.datdba) AS owner, has_database_privilege(d.oid, 'CONNECT') AS open,
                       shobj_description(d.oid, 'pg_database') AS comment
                FROM pg_database d WHERE d.datallowconn AND NOT d.datistemplate ORDER BY d.datname""",
                row -> new Database(
                        row.getString("datname"),
                        row.getString("owner"),
                        row.getBoolean("open"),
                        row.getString("comment")));
    }

    ObjectRef ref() {
        return new ObjectRef("postgres.database", name);
    }

    /** A slash in a database's own name must not look like the one that follows it. */
    ObjectRef schema(String schema) {
        return new ObjectRef("postgres.schema", name.replace("%", "%25").replace("/", "%2F") + "/" + schema);
    }

    String grantToConnect(String user) {
        return "GRANT CONNECT ON DATABASE " + Sql.name(name) + " TO " + Sql.name(user) + ";";
    }

    /** In a crawl of the roles: what they may do in it is not known. */
    Problem notCounted(String user) {
        return Problem.ofFact(
                ConnectorException.Category.FORBIDDEN,
                "database " + name,
                "'" + user + "' may not connect, so what roles may do in it is not counted in their privilege",
                grantToConnect(user));
    }
}
