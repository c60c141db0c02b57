package io.claviger.connector.postgres;

import io.claviger.spi.Check;
import io.claviger.spi.Checkpoint;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.Parts;
import io.claviger.spi.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One server. A crawl opens its sessions and closes them when it ends. Each scope is read in a few parts, after each of which
 * it can go on.
 */
final class PostgresConnector implements Connector {

    private static final Scope CLUSTER = new Scope("cluster", "Roles and databases");
    private static final String DATABASE = "database:";

    private final PostgresSettings settings;
    private boolean closed;

    PostgresConnector(PostgresSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Check> check() throws InterruptedException {
        String reachable = "sign in to " + settings.address();
        List<Check> checks = new ArrayList<>();
        try (ServerSession session = session(settings.database())) {
            ServerFacts facts = ServerFacts.read(session, settings);
            checks.add(Check.passed(
                    reachable, "'" + settings.user() + "' is signed in to PostgreSQL " + facts.versionName()));
            for (Database database : Database.list(session)) {
                checks.add(check(database));
            }
            facts.gaps(settings).forEach(gap -> checks.add(gap.check()));
        } catch (ConnectorException e) {
            checks.add(Check.failed(reachable, e));
        }
        return checks;
    }

    private Check check(Database database) {
        String name = "read the database " + database.name();
        return database.open()
                ? Check.passed(name, "'" + settings.user() + "' may connect")
                : Check.failed(
                        name,
                        "'" + settings.user() + "' may not connect, so its schemas and grants stay unknown",
                        database.grantToConnect(settings.user()));
    }

    @Override
    public List<Scope> scopes() throws ConnectorException, InterruptedException {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(CLUSTER);
        try (ServerSession session = session(settings.database())) {
            for (Database database : Database.list(session)) {
                scopes.add(new Scope(DATABASE + database.name(), "Database " + database.name()));
            }
        }
        return scopes;
    }

    @Override
    public void crawl(Scope scope, @Nullable Checkpoint checkpoint, CrawlSink sink)
            throws ConnectorException, InterruptedException {
        if (scope.id().equals(CLUSTER.id())) {
            try (ServerSession session = session(settings.database())) {
                cluster(session, new Parts(checkpoint, sink, 4));
            }
        } else if (scope.id().startsWith(DATABASE)) {
            database(scope.id().substring(DATABASE.length()), new Parts(checkpoint, sink, 2));
        } else {
            throw new ConnectorException(
                    Category.NOT_FOUND, "A PostgreSQL source has no scope '" + scope.id() + "'. List the scopes again");
        }
    }

    private void cluster(ServerSession session, Parts parts) throws ConnectorException, InterruptedException {
        ServerFacts facts = ServerFacts.read(session, settings);
        ClusterCrawl crawl = new ClusterCrawl(settings, parts.sink());
        parts.part(1, () -> crawl.server(session, facts));
        RoleCrawl roles = new RoleCrawl(crawl.roles(session, facts), settings, parts.sink());
        parts.part(2, roles::roles);
        parts.part(3, roles::memberships);
        parts.part(4, roles::sessions);
    }

    private void database(String name, Parts parts) throws ConnectorException, InterruptedException {
        try (ServerSession session = session(settings.database())) {
            Database database = Database.list(session).stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ConnectorException(
                            Category.NOT_FOUND,
                            "PostgreSQL at " + settings.address() + " has no database '" + name
                                    + "' any more. List the scopes again"));
            DatabaseCrawl crawl = new DatabaseCrawl(database, parts.sink());
            try (ServerSession inside = session(name)) {
                parts.part(1, () -> crawl.schemas(inside));
                parts.part(2, () -> crawl.rights(inside));
            }
        }
    }

    private ServerSession session(String database) throws ConnectorException, InterruptedException {
        if (closed) {
            throw new ConnectorException(
                    Category.PROTOCOL, "The connection to " + settings.address() + " was closed. Open it again");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before signing in to " + settings.address());
        }
        return ServerSession.open(settings, database);
    }

    @Override
    public void close() {
        closed = true;
    }
}
