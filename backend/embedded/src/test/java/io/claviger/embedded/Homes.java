package io.claviger.embedded;

import java.nio.file.Path;
import java.util.List;

/** What the tests of this package do with a home. */
final class Homes {

    private Homes() {}

    static EmbeddedOptions databaseOnly(Path home, List<String> told) {
        return new EmbeddedOptions(home, true, false, false, told::add);
    }

    static EmbeddedOptions kafkaOnly(Path home, List<String> told) {
        return new EmbeddedOptions(home, false, true, false, told::add);
    }

    /** The PostgreSQL servers of this machine that work in this home. */
    static List<ProcessHandle> postgresOn(Path home) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> String.join(" ", arguments).contains(home.toString()))
                        .orElse(false))
                .filter(process -> process.info()
                        .command()
                        .map(command -> command.endsWith("/postgres"))
                        .orElse(false))
                .toList();
    }
}
