package io.claviger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** PostgreSQL's data on disk ("cluster" is PostgreSQL's own word): made, recovered, and known by its passwords. */
final class PostgresCluster {

    static final String SUPERUSER = "postgres";
    static final String APPLICATION = "claviger";

    private static final int LOG_LINES = 12;
    private static final int STOP_SECONDS = 60;
    private static final int STATUS_LINE = 7;

    private final Path home;
    private final PartFolder folder;
    private final PostgresBinaries binaries;
    private final OrdinaryUser user;
    private final boolean durable;
    private final Consumer<String> progress;

    PostgresCluster(EmbeddedOptions options, PartFolder folder, PostgresBinaries binaries, OrdinaryUser user) {
        this.home = options.home();
        this.folder = folder;
        this.binaries = binaries;
        this.user = user;
        this.durable = options.durable();
        this.progress = options.progress();
    }

    static String superuserPassword(Path home) {
        return new PasswordFile(home.resolve("postgres-superuser.password")).read();
    }

    static String applicationPassword(Path home) {
        return new PasswordFile(home.resolve("postgres-claviger.password")).read();
    }

    /** Leaves a data folder that a server can start on, made anew if there is none. */
    void prepare() {
        var leftover = new LeftoverPostgres(folder.data(), progress);
        leftover.running().ifPresent(this::stop);
        leftover.removeStaleLock();
        folder.moveHalfWrittenAside();
        if (!folder.isInitialised()) {
            initialise();
        }
        user.give(folder.path(), home);
    }

    private void initialise() {
        progress.accept("Making a new PostgreSQL data folder in " + folder.data());
        var password = new PasswordFile(home.resolve("postgres-superuser.password"));
        password.readOrCreate();
        new PasswordFile(home.resolve("postgres-claviger.password")).readOrCreate();
        try {
            var copy = folder.path().resolve("first-password");
            Files.copy(home.resolve("postgres-superuser.password"), copy, StandardCopyOption.REPLACE_EXISTING);
            user.give(folder.path(), home);
            var made = Command.run(user.command(List.of(
                    binaries.program("initdb").toString(),
                    "--pgdata=" + folder.data(),
                    "--username=" + SUPERUSER,
                    "--pwfile=" + copy,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions",
                    durable ? "--sync-method=fsync" : "--no-sync")));
            Files.delete(copy);
            if (made.exitCode() != 0) {
                throw new EmbeddedFailure("PostgreSQL cannot make its data folder " + folder.data() + ":\n"
                        + made.output().indent(2).stripTrailing()
                        + "\nCheck the free space and the rights of CLAVIGER_HOME, then start again.");
            }
        } catch (IOException e) {
            throw new EmbeddedFailure("Cannot write to " + folder.path() + ": " + e, e);
        }
    }

    /** Only the first start has something to finish; the marker comes last. */
    void finishFirstStart(int port) {
        if (folder.isInitialised()) {
            return;
        }
        var superuser = superuser(home, port, SUPERUSER);
        try (var connection = superuser.connect();
                var statement = connection.createStatement()) {
            // A password of hex digits needs no escaping, and CREATE ROLE takes no parameters.
            statement.execute("CREATE ROLE " + APPLICATION + " LOGIN PASSWORD '" + applicationPassword(home) + "'");
            statement.execute("CREATE DATABASE " + APPLICATION + " OWNER " + APPLICATION);
        } catch (SQLException e) {
            throw new EmbeddedFailure("The new PostgreSQL cannot be set up: " + e.getMessage(), e);
        }
        folder.markInitialised(PostgresBinaries.VERSION);
    }

    static Database superuser(Path home, int port, String database) {
        return new Database(url(port, database), SUPERUSER, superuserPassword(home));
    }

    static Database application(Path home, int port) {
        return new Database(url(port, APPLICATION), APPLICATION, applicationPassword(home));
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    void configure(int port) {
        new PostgresSettings(port, durable).write(folder.data());
        user.give(folder.path(), home);
    }

    List<String> serverCommand() {
        return user.detached(List.of(
                binaries.program("postgres").toString(), "-D", folder.data().toString()));
    }

    /** The server itself writes its state there, after its process id. */
    boolean isReady(long pid) {
        try {
            var lines = Files.readAllLines(LeftoverPostgres.lockFile(folder.data()));
            return lines.size() > STATUS_LINE
                    && lines.getFirst().strip().equals(Long.toString(pid))
                    && lines.get(STATUS_LINE).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    Path logFile() {
        return folder.path().resolve("postgres.log");
    }

    String lastLog() {
        try {
            var lines = Files.readAllLines(logFile());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    /** Lets running transactions end with an error, writes a checkpoint and leaves; forced when it takes too long. */
    void stop(ProcessHandle server) {
        Command.run(List.of("sh", "-c", "kill -INT " + server.pid()));
        try {
            server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            progress.accept("PostgreSQL did not stop within " + STOP_SECONDS + " s and is ended by force.");
            server.destroyForcibly();
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
