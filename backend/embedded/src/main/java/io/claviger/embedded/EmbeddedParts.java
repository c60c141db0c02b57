package io.claviger.embedded;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL and Kafka. Started side by side; stopped in order, Kafka first, by {@link #close()} or at the
 * end of this process, whichever comes first. After a {@code kill -9} nothing keeps running and the next start is clean.
 */
public final class EmbeddedParts implements AutoCloseable {

    private final EmbeddedHome home;
    private final @Nullable PostgresServer postgres;
    private final @Nullable KafkaBroker kafka;
    private final Thread atExit = new Thread(this::stop, "embedded-parts-stop");
    private boolean stopped;

    private EmbeddedParts(EmbeddedHome home, @Nullable PostgresServer postgres, @Nullable KafkaBroker kafka) {
        this.home = home;
        this.postgres = postgres;
        this.kafka = kafka;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts what is wanted and returns when both serve.
     *
     * @throws EmbeddedFailure with one message that names what is wrong and the remedy; nothing is left running
     */
    public static EmbeddedParts start(EmbeddedOptions options) {
        return start(options, options.home().resolve("postgres"), null);
    }

    /**
     * @param binaries where PostgreSQL's programs are unpacked
     * @param deletedWithUs what is deleted should this process be killed; null for data that is kept
     */
    static EmbeddedParts start(EmbeddedOptions options, Path binaries, @Nullable Path deletedWithUs) {
        setUpLogging();
        var home = EmbeddedHome.take(options.home());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ports = new Ports(options.home());
            var postgres = begin(
                    threads, options.wantDatabase(), () -> startPostgres(options, ports, binaries, deletedWithUs));
            var kafka = begin(threads, options.wantKafka(), () -> startKafka(options, ports));
            try {
                return new EmbeddedParts(home, postgres.join(), kafka.join());
            } catch (CompletionException e) {
                kafka.thenAccept(EmbeddedParts::closeIfStarted)
                        .exceptionally(alreadyTold -> null)
                        .join();
                postgres.thenAccept(EmbeddedParts::closeIfStarted)
                        .exceptionally(alreadyTold -> null)
                        .join();
                throw e.getCause() instanceof EmbeddedFailure failure
                        ? failure
                        : new EmbeddedFailure("The embedded parts do not start: " + e.getCause(), e.getCause());
            }
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }

    /**
     * By one thread, before there are two: of Kafka's logger and the one of {@link ProcessBuilder} each would begin to set up a half of
     * the JVM's logging and wait for the other half, for ever, where a log manager other than the JDK's own is in use.
     */
    private static void setUpLogging() {
        LogManager.getLogManager();
    }

    /**
     * The application's database of the Claviger that runs on this home at the moment, in another process; empty when
     * none runs there or it uses another PostgreSQL than its own.
     */
    public static Optional<Database> runningDatabase(Path home) {
        var path = home.toAbsolutePath().normalize();
        var port = new Ports(path).known("postgres");
        return port.isPresent() && EmbeddedHome.isTaken(path)
                ? Optional.of(PostgresCluster.application(path, port.getAsInt()))
                : Optional.empty();
    }

    /** The parts that all tests of this JVM share, in a temporary home: see {@link TestParts}. */
    public static TestParts forTests() {
        return TestParts.shared();
    }

    /** The application's database; its user owns it and is no superuser. */
    public Database database() {
        return PostgresCluster.application(home.path(), server().port());
    }

    /** Any database of this PostgreSQL as its superuser, to make databases, roles and privileges. */
    public Database superuser(String database) {
        return PostgresCluster.superuser(home.path(), server().port(), database);
    }

    public String kafkaBootstrap() {
        if (kafka == null) {
            throw new IllegalStateException("Started without Kafka");
        }
        return kafka.bootstrap();
    }

    /** Stops Kafka, then PostgreSQL, then lets go of the home. Again is harmless. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            // The hook runs or has run, and stop() has waited for it.
            return;
        }
    }

    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try (home;
                var second = postgres;
                var first = kafka) {
            // Closed from the last to the first, each whatever happened to the one before.
        }
    }

    private PostgresServer server() {
        if (postgres == null) {
            throw new IllegalStateException("Started without PostgreSQL");
        }
        return postgres;
    }

    private static PostgresServer startPostgres(
            EmbeddedOptions options, Ports ports, Path binaries, @Nullable Path deletedWithUs) {
        var folder = new PartFolder("PostgreSQL", options.home().resolve("postgres"), options.progress());
        var programs = PostgresBinaries.unpackInto(binaries);
        var cluster = new PostgresCluster(options, folder, programs, OrdinaryUser.find());
        return PostgresServer.start(cluster, ports, deletedWithUs, options.progress());
    }

    private static KafkaBroker startKafka(EmbeddedOptions options, Ports ports) {
        var folder = new PartFolder("Kafka", options.home().resolve("kafka"), options.progress());
        return KafkaBroker.start(folder, ports, options.durable(), options.progress());
    }

    private static <T> CompletableFuture<@Nullable T> begin(
            ExecutorService threads, boolean wanted, Supplier<@Nullable T> start) {
        return wanted ? CompletableFuture.supplyAsync(start, threads) : CompletableFuture.completedFuture(null);
    }

    private static void closeIfStarted(@Nullable AutoCloseable part) {
        try (part) {
            // Only to close it.
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
