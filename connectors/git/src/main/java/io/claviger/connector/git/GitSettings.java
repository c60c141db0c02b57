package io.claviger.connector.git;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Secret;
import io.claviger.spi.Settings;
import java.util.List;
import java.util.Optional;

/** The settings of one repository, checked. {@code branches} is empty when every ref is read. */
record GitSettings(
        RepositoryLocation location,
        Optional<String> username,
        Optional<Secret> token,
        List<String> branches,
        boolean history,
        long maxBlobBytes,
        Optional<String> environment) {

    private static final long DEFAULT_MAX_BLOB_BYTES = 100_000_000;

    /** The repository as an object: a source holds one, named by where it is. */
    ObjectRef repository() {
        return new ObjectRef("git.repository", location.toString());
    }

    static GitSettings of(Settings settings) throws ConnectorException {
        long maxBlobBytes = settings.number("maxBlobBytes", DEFAULT_MAX_BLOB_BYTES);
        if (maxBlobBytes < 1 || maxBlobBytes > 2_000_000_000) {
            throw new ConnectorException(
                    Category.PROTOCOL, "Setting 'maxBlobBytes' must be between 1 and 2000000000, not " + maxBlobBytes);
        }
        return new GitSettings(
                RepositoryLocation.of(settings.text("location")),
                settings.optionalText("username"),
                settings.secret("token"),
                settings.texts("branches").stream()
                        .filter(name -> !name.isBlank())
                        .toList(),
                settings.flag("history", true),
                maxBlobBytes,
                settings.optionalText("environment"));
    }
}
