package io.claviger.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Settings that belong to no single room. */
@ConfigMapping(prefix = "claviger")
public interface ServerConfig {

    /** Comma-separated: api, crawler, evaluator, rotator, notifier. Empty is all of them. */
    Optional<String> roles();

    /** Where the server keeps its files. */
    @WithDefault("${user.home}/.claviger")
    Path home();

    Sealing sealing();

    /** First start only: the administrator's password, instead of a generated one-time password. */
    Optional<String> adminPassword();

    /** Settings of the room {@code sealing}. */
    interface Sealing {

        /** The file with the key-encryption key; {@code key} under the home unless it is named. */
        Optional<Path> keyFile();
    }
}
