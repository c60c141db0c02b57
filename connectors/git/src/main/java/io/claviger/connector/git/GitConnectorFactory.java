package io.claviger.connector.git;

import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorFactory;
import io.claviger.spi.Permission;
import io.claviger.spi.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Connects git repositories, on disk or by clone URL. */
public final class GitConnectorFactory implements ConnectorFactory {

    @Override
    public String type() {
        return "git";
    }

    @Override
    public String displayName() {
        return "Git repository";
    }

    @Override
    public String settingsSchema() {
        try (InputStream schema = GitConnectorFactory.class.getResourceAsStream("settings.schema.json")) {
            if (schema == null) {
                throw new IllegalStateException("settings.schema.json is missing beside " + GitConnectorFactory.class);
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission(
                "read the repository's contents",
                "everything: files, history and authors",
                true,
                "GitHub: a fine-grained token with 'Contents: Read-only' on the repository. GitLab: a project access"
                        + " token with the scope 'read_repository'. On disk: chmod -R a+rX <repository>"));
    }

    @Override
    public Connector open(Settings settings) throws ConnectorException {
        IsolatedSystem.install();
        return new GitConnector(GitSettings.of(settings));
    }
}
