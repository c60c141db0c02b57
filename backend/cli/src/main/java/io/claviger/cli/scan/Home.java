package io.claviger.cli.scan;

import java.nio.file.Path;

/** The folder of Claviger's own files: the system property {@code claviger.home}, {@code CLAVIGER_HOME}, or one below the user's. */
final class Home {

    private Home() {}

    static Path folder() {
        String set = System.getProperty("claviger.home", System.getenv().getOrDefault("CLAVIGER_HOME", ""));
        return set.isBlank() ? Path.of(System.getProperty("user.home", "."), ".claviger") : Path.of(set);
    }
}
