package io.claviger.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The data directory, held by one process at a time. The lock is the operating system's, so it dies with us. */
final class EmbeddedHome implements AutoCloseable {

    private static final long MEBIBYTE = 1024 * 1024;
    /** What both parts need to start and to write their first checkpoints; less ends in half-written files. */
    static final long NEEDED_MEBIBYTES = 256;

    private final Path path;
    private final FileChannel lockFile;

    private EmbeddedHome(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    static EmbeddedHome take(Path path) {
        var lockFile = open(path);
        try {
            if (!tryLock(lockFile)) {
                throw new EmbeddedFailure("CLAVIGER_HOME " + path + " is in use by another Claviger (process "
                        + content(path) + "). Stop that one, or set CLAVIGER_HOME to another folder.");
            }
            lockFile.truncate(0).write(ByteBuffer.wrap(ownPid().getBytes(StandardCharsets.US_ASCII)), 0);
            requireSpace(path, Files.getFileStore(path).getUsableSpace());
            return new EmbeddedHome(path, lockFile);
        } catch (IOException | RuntimeException e) {
            closeQuietly(lockFile, e);
            throw e instanceof IOException io ? notWritable(path, io) : (RuntimeException) e;
        }
    }

    /** Whether a living process holds this home. */
    static boolean isTaken(Path path) {
        if (!Files.isRegularFile(lockPath(path))) {
            return false;
        }
        try (var channel = FileChannel.open(lockPath(path), StandardOpenOption.WRITE)) {
            return !tryLock(channel);
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    Path path() {
        return path;
    }

    static void requireSpace(Path path, long usableBytes) {
        if (usableBytes < NEEDED_MEBIBYTES * MEBIBYTE) {
            throw new EmbeddedFailure("CLAVIGER_HOME " + path + " has " + usableBytes / MEBIBYTE
                    + " MB of free disk space, and the embedded PostgreSQL and Kafka need " + NEEDED_MEBIBYTES
                    + " MB to start. Free some space there, or set CLAVIGER_HOME to a folder on a larger disk.");
        }
    }

    private static FileChannel open(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
            return FileChannel.open(
                    lockPath(path), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    private static String content(Path path) throws IOException {
        var pid = Files.readString(lockPath(path)).strip();
        return pid.isEmpty() ? "unknown" : pid;
    }

    private static String ownPid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static Path lockPath(Path path) {
        return path.resolve("claviger.lock");
    }

    private static EmbeddedFailure notWritable(Path path, IOException cause) {
        return new EmbeddedFailure(
                "CLAVIGER_HOME " + path + " cannot be written to by user " + System.getProperty("user.name") + " ("
                        + cause + "). Make the folder writable for this user, or set CLAVIGER_HOME to another one.",
                cause);
    }

    private static void closeQuietly(FileChannel channel, @Nullable Throwable reason) {
        try {
            channel.close();
        } catch (IOException e) {
            if (reason != null) {
                reason.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release the lock of " + path, e);
        }
    }
}
