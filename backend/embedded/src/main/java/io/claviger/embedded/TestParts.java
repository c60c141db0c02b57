package io.claviger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL and, from the first {@link #kafkaBootstrap()} on, a Kafka for all tests of one JVM, even those in
 * class loaders of their own. They live in a temporary folder, forget everything, do not sync to disk, and end with
 * the JVM. Tests are kept apart by {@link #newDatabase()} and by names of their own for topics, groups and roles.
 */
public final class TestParts {

    private static final String HOME = "io.claviger.tests.home";
    private static final String BOOTSTRAP = "io.claviger.tests.kafka";
    /** Memory of the whole JVM, whatever class loader we are in. */
    private static final Properties JVM = System.getProperties();
    /**
     * One lock for the whole JVM. Not the properties themselves: the JDK locks them on other threads, on which a start
     * depends (the first use of the default time zone sets a property).
     */
    private static final Object LOCK = "io.claviger.embedded.TestParts".intern();

    /** Of this class loader; kept to be closed before the folder is deleted. */
    private static @Nullable EmbeddedParts broker;

    private final Path home;

    private TestParts(Path home) {
        this.home = home;
    }

    static TestParts shared() {
        synchronized (LOCK) {
            var known = JVM.getProperty(HOME);
            if (known != null) {
                return new TestParts(Path.of(known));
            }
            var home = temporaryFolder();
            var options = new EmbeddedOptions(home, true, false, false, quiet -> {});
            var parts = EmbeddedParts.start(options, cache(), home);
            deleteAtTheEnd(home, parts);
            JVM.setProperty(HOME, home.toString());
            return new TestParts(home);
        }
    }

    /** A database of its own, empty, owned by the application's user, who is no superuser. */
    public Database newDatabase() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = superuser(PostgresCluster.SUPERUSER).connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + PostgresCluster.APPLICATION);
        } catch (SQLException e) {
            throw new EmbeddedFailure("Cannot make a database for a test: " + e.getMessage(), e);
        }
        var application = PostgresCluster.application(home, port());
        return new Database(PostgresCluster.url(port(), name), application.user(), application.password());
    }

    /** Any database as the superuser; {@code postgres} is always there. */
    public Database superuser(String database) {
        return PostgresCluster.superuser(home, port(), database);
    }

    /** Address of the shared broker. It makes no topic by itself. */
    public String kafkaBootstrap() {
        synchronized (LOCK) {
            var known = JVM.getProperty(BOOTSTRAP);
            if (known != null) {
                return known;
            }
            var options = new EmbeddedOptions(home.resolve("broker"), false, true, false, quiet -> {});
            broker = EmbeddedParts.start(options);
            JVM.setProperty(BOOTSTRAP, broker.kafkaBootstrap());
            return broker.kafkaBootstrap();
        }
    }

    private int port() {
        return new Ports(home).known("postgres").orElseThrow();
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("claviger-tests");
        } catch (IOException e) {
            throw new EmbeddedFailure("No temporary folder for tests: " + e, e);
        }
    }

    /** PostgreSQL's programs, which all test runs of a user share. */
    static Path cache() {
        var configured = System.getenv("XDG_CACHE_HOME");
        var base = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return base.resolve("claviger");
    }

    private static void deleteAtTheEnd(Path home, EmbeddedParts parts) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try (parts;
                    var first = broker) {
                // Only to close them.
            }
            try {
                Folders.delete(home);
            } catch (IOException e) {
                System.err.println("Left behind: " + home + " (" + e + ")");
            }
        }));
    }
}
