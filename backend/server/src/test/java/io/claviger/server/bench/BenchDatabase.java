package io.claviger.server.bench;

import io.claviger.embedded.Database;
import io.claviger.embedded.EmbeddedOptions;
import io.claviger.embedded.EmbeddedParts;
import io.claviger.server.database.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** The embedded server as an installation has it (it syncs to disk), in a temporary home, migrated. */
final class BenchDatabase implements AutoCloseable {

    private final Path home = TemporaryHome.create();
    private final EmbeddedParts parts;
    private final Database database;

    BenchDatabase() {
        parts = EmbeddedParts.start(new EmbeddedOptions(home, true, false, quiet -> {}));
        database = parts.database();
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .load()
                .migrate();
    }

    @Override
    public void close() {
        parts.close();
        TemporaryHome.remove(home);
    }

    Connection connect() throws SQLException {
        return database.connect();
    }

    Statements statements() throws SQLException {
        return new Statements(parts.superuser("claviger"));
    }

    UUID newSource(String name) throws SQLException {
        try (Connection connection = connect()) {
            return Sql.first(
                            connection,
                            "insert into source (name, connector, settings) values (?, 'bench', '{}') returning id",
                            row -> row.getObject(1, UUID.class),
                            name)
                    .orElseThrow();
        }
    }
}
