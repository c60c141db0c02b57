package io.claviger.connector.postgres;

import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.Scope;
import io.claviger.spi.Secret;
import io.claviger.spi.Settings;
import io.claviger.testkit.RecordingSink;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A PostgreSQL of an older version, from the archive of its programs that the build puts beside the test classes. */
final class OlderServer implements AutoCloseable {

    private static final Path ARCHIVES = Path.of("target", "older-servers");

    private final EmbeddedPostgres server;

    private OlderServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Whether the build has servers for this machine. */
    static boolean areThere() {
        return Files.isDirectory(ARCHIVES);
    }

    static OlderServer start(String version) throws IOException {
        return new OlderServer(EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, machine) -> archive(version, system, machine))
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .start());
    }

    private static InputStream archive(String version, String system, String machine) throws IOException {
        URI jar = ARCHIVES.resolve(version + ".jar").toUri();
        String programs = "postgres-%s-%s.txz".formatted(system.toLowerCase(java.util.Locale.ROOT), machine);
        URL inside = URI.create("jar:" + jar + "!/" + programs).toURL();
        return inside.openStream();
    }

    void execute(String... commands) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    RecordingSink crawl(String scope) throws ConnectorException, InterruptedException {
        Settings settings = new Settings(Map.of(
                "host", "localhost",
                "port", (long) server.getPort(),
                "database", "postgres",
                "user", "reader",
                "password", Secret.of("not asked for"),
                "sslMode", "disable"));
        RecordingSink sink = new RecordingSink();
        try (Connector connector = new PostgresConnectorFactory().open(settings)) {
            connector.crawl(new Scope(scope, scope), null, sink);
        }
        return sink;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
