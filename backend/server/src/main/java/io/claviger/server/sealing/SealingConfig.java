package io.claviger.server.sealing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of the room. */
@ConfigMapping(prefix = "claviger")
public interface SealingConfig {

    /** Where the server keeps its files. */
    @WithDefault("${user.home}/.claviger")
    Path home();

    /** The file with the key-encryption key; {@code key} under the home unless it is named. */
    Optional<Path> keyFile();
}
