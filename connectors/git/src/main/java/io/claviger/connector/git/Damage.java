package io.claviger.connector.git;

import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.Problem;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;

/** Objects that cannot be read: each is told once, and beyond a limit only counted, for a broken pack may lack a million. */
final class Damage {

    private static final int TOLD_ONE_BY_ONE = 100;
    private static final String REMEDY =
            "Run 'git fsck' in the repository, and restore the object from another clone with 'git fetch --refetch'";

    private final CrawlSink sink;
    private final Set<String> told = new HashSet<>();
    private long untold;

    Damage(CrawlSink sink) {
        this.sink = sink;
    }

    /** Tells that an object of a kind ({@code commit}, {@code tree}, {@code file}) cannot be read, and where it is named. */
    void tell(String kind, AnyObjectId id, String where, Exception cause) throws InterruptedException {
        if (told.size() >= TOLD_ONE_BY_ONE) {
            untold++;
        } else if (told.add(id.name())) {
            boolean missing = cause instanceof MissingObjectException;
            sink.problem(new Problem(
                    missing ? Category.NOT_FOUND : Category.PROTOCOL,
                    kind + " " + id.name(),
                    "The " + kind + " " + id.name() + (where.isEmpty() ? "" : " (" + where + ")") + " is "
                            + (missing ? "missing" : "damaged") + "; what only it leads to was not read",
                    REMEDY));
        }
    }

    boolean isNone() {
        return told.isEmpty();
    }

    /** Tells how many more there were. */
    void finish() throws InterruptedException {
        if (untold > 0) {
            sink.problem(new Problem(
                    Category.PROTOCOL, "repository", untold + " more objects are missing or damaged", REMEDY));
            untold = 0;
        }
    }

    /** Passes on an interruption that JGit turned into a failure, or a failure that came from elsewhere. */
    static void rethrowIfInterrupted(Exception failure) throws InterruptedException {
        if (Thread.interrupted() || failure instanceof java.nio.channels.ClosedByInterruptException) {
            throw new InterruptedException("interrupted while reading a repository");
        }
    }

    /** What reading an object may throw: JGit answers some damage with unchecked exceptions. */
    static boolean isDamage(Exception failure) {
        return failure instanceof IOException || failure instanceof RuntimeException;
    }
}
