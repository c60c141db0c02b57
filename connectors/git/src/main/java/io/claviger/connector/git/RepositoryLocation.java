package io.claviger.connector.git;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.transport.URIish;

/** Where a repository is. */
sealed interface RepositoryLocation {

    /** The repository on the disk of this machine. */
    record OnDisk(Path path) implements RepositoryLocation {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** The repository behind a clone URL, which holds no credentials; {@code user} is the name that it was written with. */
    record Remote(URIish url, Optional<String> user) implements RepositoryLocation {
        @Override
        public String toString() {
            return url.toString();
        }
    }

    static RepositoryLocation of(String text) throws ConnectorException {
        String location = text.strip();
        if (!location.contains("://") && Files.exists(pathOf(location))) {
            return new OnDisk(pathOf(location).toAbsolutePath().normalize());
        }
        URIish url = parsed(location);
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getPass() != null) {
            throw new ConnectorException(
                    Category.PROTOCOL, "Setting 'location' holds a password. Remove it there, and put it into 'token'");
        }
        return switch (scheme) {
            case "https", "http" -> new Remote(url.setUser(null), Optional.ofNullable(url.getUser()));
            case "file" -> new OnDisk(pathOf(url.getPath()).toAbsolutePath().normalize());
            case "" -> {
                if (url.getHost() != null) {
                    throw sshIsNotSupported(location);
                }
                yield new OnDisk(pathOf(location).toAbsolutePath().normalize());
            }
            case "ssh", "git+ssh", "ssh+git" -> throw sshIsNotSupported(location);
            default ->
                throw new ConnectorException(
                        Category.PROTOCOL,
                        "Setting 'location' has the scheme '" + scheme
                                + "', which is not supported. Use https://, file:// or the path of a repository");
        };
    }

    /** The last part of the path, without {@code .git}. */
    default String repositoryName() {
        String path = switch (this) {
            case OnDisk disk -> disk.path().toString();
            case Remote remote -> remote.url().getPath();
        };
        String trimmed = path.replaceAll("(/\\.git)?/*$", "");
        String name = trimmed.substring(trimmed.lastIndexOf('/') + 1).replaceAll("\\.git$", "");
        return name.isEmpty() ? "repository" : name;
    }

    /** The page that shows a file as of a commit, at the hosts that are known. */
    default Optional<String> webPage(String commit, String path) {
        String file = URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
        return webHost().flatMap(host -> switch (host) {
            case "github.com" -> page("/blob/" + commit + "/" + file);
            case "gitlab.com" -> page("/-/blob/" + commit + "/" + file);
            case "codeberg.org" -> page("/src/commit/" + commit + "/" + file);
            case "bitbucket.org" -> page("/src/" + commit + "/" + file);
            default -> Optional.empty();
        });
    }

    /** The page that shows a commit and what it says, at the hosts that are known. */
    default Optional<String> webPage(String commit) {
        return webHost().flatMap(host -> switch (host) {
            case "github.com", "codeberg.org" -> page("/commit/" + commit);
            case "gitlab.com" -> page("/-/commit/" + commit);
            case "bitbucket.org" -> page("/commits/" + commit);
            default -> Optional.empty();
        });
    }

    private Optional<String> webHost() {
        return this instanceof Remote remote && remote.url().getHost() != null
                ? Optional.of(remote.url().getHost().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private Optional<String> page(String path) {
        return this instanceof Remote remote
                ? Optional.of("https://" + remote.url().getHost()
                        + remote.url().getPath().replaceAll("(\\.git)?/*$", "") + path)
                : Optional.empty();
    }

    private static URIish parsed(String location) throws ConnectorException {
        try {
            return new URIish(location);
        } catch (URISyntaxException e) {
            // The exception's own message repeats the text, which may hold a password.
            throw new ConnectorException(
                    Category.PROTOCOL, "Setting 'location' is neither a path nor a URL; check its spelling");
        }
    }

    private static Path pathOf(String text) throws ConnectorException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ConnectorException(
                    Category.PROTOCOL, "Setting 'location' is neither a path nor a URL; check its spelling");
        }
    }

    private static ConnectorException sshIsNotSupported(String location) {
        return new ConnectorException(
                Category.PROTOCOL,
                "Setting 'location' is an SSH address (" + location
                        + "), which is not supported. Use its https:// clone URL with a token that may read it, or clone it yourself and give the path of the clone");
    }
}
