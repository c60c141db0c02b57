package io.claviger.connector.postgres;

import io.claviger.spi.ConnectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.HostSpec;

/**
 * One read-only session with one database. All its queries see the same moment, and none can change anything: the session
 * says so to the server.
 */
final class ServerSession implements AutoCloseable {

    /** What our sessions are called in {@code pg_stat_activity}. */
    static final String APPLICATION = "claviger";

    private static final int ANSWER_MILLIS = 90_000;

    private static final int PAGE = 500;

    /** Takes one row. */
    @FunctionalInterface
    interface RowConsumer {
        void accept(ResultSet row) throws SQLException, InterruptedException;
    }

    /** Makes something of one row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final PostgresSettings settings;
    private final String database;

    private ServerSession(Connection connection, PostgresSettings settings, String database) {
        this.connection = connection;
        this.settings = settings;
        this.database = database;
    }

    static ServerSession open(PostgresSettings settings, String database)
            throws ConnectorException, InterruptedException {
        Path authority = null;
        try {
            authority = authorityFile(settings);
            Properties properties = properties(settings, database, authority);
            // Not by URL: a host that holds a '?' would set properties of the driver.
            HostSpec[] server = {new HostSpec(settings.host(), settings.port())};
            Connection connection = new PgConnection(server, properties, "jdbc:postgresql:");
            connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return new ServerSession(connection, settings, database);
        } catch (SQLException e) {
            rethrowIfInterrupted();
            throw PostgresFailures.categorised(settings, database, e);
        } finally {
            if (authority != null) {
                authority.toFile().delete();
            }
        }
    }

    private static Properties properties(PostgresSettings settings, String database, @Nullable Path authority) {
        Properties properties = new Properties();
        properties.setProperty("PGDBNAME", database);
        properties.setProperty("user", settings.user());
        // Never absent: the driver would look for one in the home directory.
        properties.setProperty(
                "password", settings.password().map(secret -> secret.reveal()).orElse(""));
        properties.setProperty("ApplicationName", APPLICATION);
        properties.setProperty("connectTimeout", String.valueOf(settings.connectTimeoutSeconds()));
        // While signing in: whatever listens there may never say a word.
        properties.setProperty("socketTimeout", String.valueOf(settings.connectTimeoutSeconds()));
        properties.setProperty("readOnlyMode", "always");
        properties.setProperty(
                "options",
                "-c default_transaction_read_only=on -c statement_timeout=60000 -c lock_timeout=5000"
                        + " -c idle_in_transaction_session_timeout=0 -c search_path=pg_catalog");
        properties.setProperty("sslmode", settings.sslMode());
        if (authority != null) {
            properties.setProperty("sslrootcert", authority.toString());
        } else if (settings.sslMode().startsWith("verify")) {
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        return properties;
    }

    /** The driver wants the certificates in a file; they are not secret. */
    private static @Nullable Path authorityFile(PostgresSettings settings) {
        if (settings.sslRootCertificate().isEmpty()) {
            return null;
        }
        try {
            Path file = Files.createTempFile("claviger-authority-", ".pem");
            return Files.writeString(file, settings.sslRootCertificate().get());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Runs a query and hands over its rows, reading a page ahead at most. */
    void forEach(String sql, RowConsumer consumer, Object... parameters)
            throws ConnectorException, InterruptedException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(PAGE);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException("interrupted while reading " + settings.address());
                    }
                    consumer.accept(rows);
                }
            }
        } catch (SQLException e) {
            rethrowIfInterrupted();
            throw PostgresFailures.categorised(settings, database, e);
        }
    }

    <T> List<T> list(String sql, RowReader<T> reader, Object... parameters)
            throws ConnectorException, InterruptedException {
        List<T> all = new ArrayList<>();
        forEach(sql, row -> all.add(reader.read(row)), parameters);
        return all;
    }

    /** The answer of a query that has exactly one row. */
    <T> T one(String sql, RowReader<T> reader, Object... parameters) throws ConnectorException, InterruptedException {
        return list(sql, reader, parameters).getFirst();
    }

    private static void rethrowIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting for PostgreSQL");
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server ends the session by itself once the socket is gone.
            System.getLogger(ServerSession.class.getName())
                    .log(System.Logger.Level.DEBUG, "closing a session failed", e);
        }
    }
}
