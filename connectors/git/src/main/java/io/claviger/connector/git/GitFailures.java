package io.claviger.connector.git;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;

/**
 * Says in our words what JGit says in its own. Its messages are read, for the protocol's status does not survive in any
 * other form; they are not passed on where they could repeat what was sent.
 */
final class GitFailures {

    private static final Duration PAUSE_WHEN_THROTTLED = Duration.ofMinutes(1);

    private GitFailures() {}

    static ConnectorException categorised(RepositoryLocation location, Exception failure) {
        if (failure instanceof ConnectorException known) {
            return known;
        }
        if (has(failure, RepositoryNotFoundException.class) || has(failure, NoRemoteRepositoryException.class)) {
            return notARepository(location);
        }
        return location instanceof RepositoryLocation.Remote ? remote(location, failure) : onDisk(location, failure);
    }

    static ConnectorException notARepository(RepositoryLocation location) {
        String remedy = location instanceof RepositoryLocation.OnDisk
                ? "Give the folder that holds '.git', or a bare repository"
                : "Check the spelling, and that the token may read it: some hosts say so for a repository they hide";
        return new ConnectorException(Category.NOT_FOUND, "There is no git repository at " + location + ". " + remedy);
    }

    static ConnectorException anotherHash(RepositoryLocation location, String hash) {
        return new ConnectorException(
                Category.PROTOCOL,
                "The repository at " + location + " names its objects by " + hash.toUpperCase(Locale.ROOT)
                        + ", and only SHA1 is read here. Read its files without the history, and the history as text: "
                        + "git log --all --full-history -m -p | claviger scan -");
    }

    private static ConnectorException onDisk(RepositoryLocation location, Exception failure) {
        if (has(failure, java.nio.file.AccessDeniedException.class)
                || text(failure).contains("permission denied")) {
            return new ConnectorException(
                    Category.FORBIDDEN,
                    "The repository at " + location + " may not be read by the user that runs this process. Run"
                            + " 'chmod -R a+rX " + location + "'");
        }
        return new ConnectorException(
                Category.PROTOCOL,
                "The repository at " + location + " cannot be read (" + failure.getMessage()
                        + "). Run 'git fsck' in it",
                failure);
    }

    private static ConnectorException remote(RepositoryLocation location, Exception failure) {
        if (has(failure, UnknownHostException.class)) {
            return failed(
                    Category.UNAVAILABLE, location, "its host name is not known", "Check the spelling and the DNS");
        }
        if (has(failure, SSLException.class) || text(failure).contains("secure connection")) {
            return failed(
                    Category.PROTOCOL,
                    location,
                    "no trusted TLS connection could be made",
                    "Add the host's certificate authority to the trust store of this server's Java");
        }
        if (has(failure, ConnectException.class) || has(failure, SocketTimeoutException.class)) {
            return failed(
                    Category.UNAVAILABLE, location, "the host does not answer", "Check the address, port and firewall");
        }
        return answered(location, failure);
    }

    private static ConnectorException answered(RepositoryLocation location, Exception failure) {
        String text = text(failure);
        if (text.contains("not authorized")
                || text.contains("authentication is required")
                || text.contains("authentication not supported")) {
            return failed(
                    Category.AUTHENTICATION,
                    location,
                    "the host does not accept the credentials",
                    "Set 'token' to a valid token that may read the repository, and 'username' if the host asks for one");
        }
        if (text.contains("not permitted") || text.contains("403")) {
            return failed(
                    Category.FORBIDDEN,
                    location,
                    "the token may not read it",
                    "Give the token read access to the repository's contents");
        }
        if (text.contains("429")) {
            return ConnectorException.rateLimited(
                    "The host of " + location + " asks for a pause (429)", PAUSE_WHEN_THROTTLED);
        }
        if (text.contains("redirect")) {
            return failed(
                    Category.PROTOCOL,
                    location,
                    "the host redirects to another address",
                    "Set 'location' to the address it redirects to; try it with '.git' at the end");
        }
        return new ConnectorException(
                Category.UNAVAILABLE,
                "Cannot fetch " + location + ": the host or the connection failed. Try 'git ls-remote " + location
                        + "' from this machine",
                failure);
    }

    private static ConnectorException failed(
            Category category, RepositoryLocation location, String why, String remedy) {
        return new ConnectorException(category, "Cannot fetch " + location + ": " + why + ". " + remedy);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String text(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (!(cause instanceof TransportException) || cause.getMessage() != null) {
                all.append(cause.getMessage()).append('\n');
            }
        }
        return all.toString().toLowerCase(Locale.ROOT);
    }
}
