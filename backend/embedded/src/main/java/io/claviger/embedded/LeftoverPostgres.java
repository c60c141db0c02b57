package io.claviger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** What a server that was not stopped left behind: itself, or its lock file {@code postmaster.pid}. */
final class LeftoverPostgres {

    private final Path data;
    private final Consumer<String> progress;

    LeftoverPostgres(Path data, Consumer<String> progress) {
        this.data = data;
        this.progress = progress;
    }

    static Path lockFile(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** A PostgreSQL that still runs on this data: a previous Claviger was killed. */
    Optional<ProcessHandle> running() {
        var server = owner().filter(this::isOurServer);
        server.ifPresent(process -> progress.accept("A PostgreSQL of an earlier run that was killed is still running"
                + " on " + data + " (process " + process.pid() + "); stopping it first."));
        return server;
    }

    /** PostgreSQL would refuse to start if the process id in the file now belongs to some other program of ours. */
    void removeStaleLock() {
        if (!Files.exists(lockFile(data)) || owner().filter(this::isOurServer).isPresent()) {
            return;
        }
        progress.accept("Recovering after an unclean stop: removing the stale lock " + lockFile(data)
                + "; PostgreSQL replays what it had committed.");
        try {
            // A server that is just leaving may remove it itself meanwhile.
            Files.deleteIfExists(lockFile(data));
        } catch (IOException e) {
            throw new EmbeddedFailure("Cannot remove the stale lock " + lockFile(data) + ": " + e, e);
        }
    }

    private Optional<ProcessHandle> owner() {
        try {
            var first = Files.readString(lockFile(data))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
            return first.matches("[0-9]{1,10}") ? ProcessHandle.of(Long.parseLong(first)) : Optional.empty();
        } catch (IOException noLock) {
            return Optional.empty();
        }
    }

    /** By its program, and where the system shows it (Linux) by its folder: the server works in its data folder. */
    private boolean isOurServer(ProcessHandle process) {
        boolean postgres = process.info()
                .command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
        var workingFolder = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return postgres && (!Files.exists(workingFolder) || Files.isSameFile(workingFolder, data));
        } catch (IOException e) {
            return postgres;
        }
    }
}
