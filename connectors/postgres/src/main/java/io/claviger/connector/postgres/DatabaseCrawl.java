package io.claviger.connector.postgres;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.ResourceSeen;
import java.util.HashMap;
import java.util.Map;

/** Reads one database: its schemas, and what roles may do in them. */
final class DatabaseCrawl {

    private final Database database;
    private final CrawlSink sink;

    DatabaseCrawl(Database database, CrawlSink sink) {
        this.database = database;
        this.sink = sink;
    }

    void schemas(ServerSession session) throws ConnectorException, InterruptedException {
        session.forEach(
                "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' ORDER BY"
                        + " nspname",
                row -> {
                    String name = row.getString("nspname");
                    sink.observe(new ResourceSeen(database.schema(name), name, database.ref(), Map.of()));
                });
    }

    void rights(ServerSession session) throws ConnectorException, InterruptedException {
        Right.forEach(session, right -> sink.observe(grant(right)));
    }

    private GrantSeen grant(Right right) {
        ObjectRef target = right.schema() == null ? database.ref() : database.schema(right.schema());
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("grantable", right.grantable());
        if (right.objects() > 0) {
            attributes.put("count", right.objects());
            attributes.put("objects", right.names());
        }
        return new GrantSeen(Role.ref(right.role()), right.action(), target, right.privilege(), attributes);
    }
}
