package io.claviger.connector.postgres;

import io.claviger.embedded.Database;
import io.claviger.embedded.EmbeddedParts;
import io.claviger.embedded.TestParts;
import io.claviger.spi.Secret;
import io.claviger.spi.Settings;
import io.claviger.testkit.Crawls;
import io.claviger.testkit.RecordingSink;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The real server of these tests: {@code shop} with roles of every sort, {@code sealed} to which few may connect, {@code empty}. */
final class ShopServer {

    static final String CANARY = "canary-4be1e3c7";

    private static final ShopServer SHARED = new ShopServer();

    private final TestParts parts = EmbeddedParts.forTests();
    private final URI address;

    private ShopServer() {
        Database server = parts.superuser("postgres");
        address = URI.create(server.jdbcUrl().substring("jdbc:".length()));
        execute("postgres", "CREATE DATABASE shop", "CREATE DATABASE sealed", "CREATE DATABASE empty");
        execute("postgres", resource("roles.sql"));
        execute("postgres", "ALTER DATABASE shop OWNER TO shop_owner", "REVOKE CONNECT ON DATABASE sealed FROM PUBLIC");
        execute("postgres", "GRANT CONNECT ON DATABASE sealed TO reader", "GRANT CREATE ON DATABASE shop TO ops");
        execute("shop", resource("shop.sql"));
    }

    static ShopServer shared() {
        return SHARED;
    }

    Connection superuser(String database) throws SQLException {
        return parts.superuser(database).connect();
    }

    Settings settings(Map<String, Object> different) {
        Map<String, Object> values = new HashMap<>();
        values.put("host", address.getHost());
        values.put("port", (long) address.getPort());
        values.put("database", "shop");
        values.put("user", "reader");
        values.put("password", Secret.of(CANARY));
        values.put("sslMode", "disable");
        values.putAll(different);
        return new Settings(values);
    }

    int port() {
        return address.getPort();
    }

    RecordingSink crawl(String scope, Settings settings) throws Exception {
        return Crawls.crawl(new PostgresConnectorFactory(), settings, scope);
    }

    /** What the server holds: everything in it that a write would change. */
    List<String> state() throws SQLException {
        List<String> state = new ArrayList<>();
        for (String database : List.of("postgres", "shop", "sealed", "empty")) {
            try (Connection connection = superuser(database);
                    Statement statement = connection.createStatement()) {
                for (String table : List.of(
                        "pg_authid",
                        "pg_auth_members",
                        "pg_database",
                        "pg_class WHERE relkind <> 'i'",
                        "pg_namespace",
                        "pg_proc",
                        "pg_default_acl")) {
                    try (ResultSet rows = statement.executeQuery(
                            "SELECT count(*), max(xmin::text::bigint), max(oid::bigint) FROM " + table)) {
                        rows.next();
                        state.add(database + " " + table + " " + rows.getLong(1) + " " + rows.getLong(2) + " "
                                + rows.getLong(3));
                    }
                }
            }
        }
        return state;
    }

    void execute(String database, String... commands) {
        try (Connection connection = superuser(database);
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = ShopServer.class.getResourceAsStream(name)) {
            return new String(java.util.Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
