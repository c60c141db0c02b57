package io.claviger.server.start;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** The environment variables that decide what is started, and how it listens. The rooms read their own by configuration. */
public record Environment(
        Path home,
        String httpHost,
        int httpPort,
        Optional<Database> database,
        Optional<String> kafkaBootstrap,
        Optional<Path> kafkaClientProperties,
        Optional<String> trustedProxies,
        Optional<Tls> tls,
        Optional<String> adminPassword) {

    static final int DEFAULT_PORT = 8080;

    /** A PostgreSQL of yours, by a JDBC URL. */
    public record Database(String jdbcUrl, Optional<String> user, Optional<String> password) {

        Connection connect() throws SQLException {
            Properties properties = new Properties();
            user.ifPresent(name -> properties.setProperty("user", name));
            password.ifPresent(secret -> properties.setProperty("password", secret));
            @Nullable Connection connection = new Driver().connect(jdbcUrl, properties);
            if (connection == null) {
                throw new SQLException("it is not the address of a PostgreSQL");
            }
            return connection;
        }

        /** Without the password: this ends up in logs. */
        @Override
        public String toString() {
            return jdbcUrl.replaceAll("[?].*", "");
        }
    }

    /** Files in PEM. */
    public record Tls(Path certificate, Path key) {}

    public static Environment of(Map<String, String> variables) {
        Variables read = new Variables(variables);
        return new Environment(
                read.text("CLAVIGER_HOME")
                        .map(Path::of)
                        .orElse(Path.of(System.getProperty("user.home"), ".claviger"))
                        .toAbsolutePath()
                        .normalize(),
                read.text("CLAVIGER_HTTP_HOST").orElse("127.0.0.1"),
                read.port(),
                read.database(),
                read.text("CLAVIGER_KAFKA_BOOTSTRAP"),
                read.text("CLAVIGER_KAFKA_CLIENT_PROPERTIES").map(Path::of),
                read.text("CLAVIGER_HTTP_TRUSTED_PROXIES"),
                read.tls(),
                read.text("CLAVIGER_ADMIN_PASSWORD"));
    }

    private record Variables(Map<String, String> values) {

        Optional<String> text(String name) {
            return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
        }

        int port() {
            String text = text("CLAVIGER_HTTP_PORT").orElse(String.valueOf(DEFAULT_PORT));
            try {
                int port = Integer.parseInt(text);
                if (port >= 0 && port <= 65_535) {
                    return port;
                }
            } catch (NumberFormatException noNumber) {
                throw new Unusable("CLAVIGER_HTTP_PORT is '" + text + "', which is no port. Use 1 to 65535", noNumber);
            }
            throw new Unusable("CLAVIGER_HTTP_PORT is '" + text + "', which is no port. Use 1 to 65535");
        }

        Optional<Database> database() {
            return text("CLAVIGER_DATABASE_URL").map(url -> {
                String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url.replaceFirst("^postgres:", "postgresql:");
                if (!jdbc.startsWith("jdbc:postgresql:")) {
                    throw new Unusable("CLAVIGER_DATABASE_URL must name a PostgreSQL, such as"
                            + " postgresql://db.example.org:5432/claviger");
                }
                return new Database(jdbc, text("CLAVIGER_DATABASE_USER"), text("CLAVIGER_DATABASE_PASSWORD"));
            });
        }

        Optional<Tls> tls() {
            Optional<String> certificate = text("CLAVIGER_TLS_CERTIFICATE");
            Optional<String> key = text("CLAVIGER_TLS_KEY");
            if (certificate.isPresent() != key.isPresent()) {
                throw new Unusable("CLAVIGER_TLS_CERTIFICATE and CLAVIGER_TLS_KEY belong together: set both, or none");
            }
            return certificate.map(file -> new Tls(Path.of(file), Path.of(key.orElseThrow())));
        }
    }
}
