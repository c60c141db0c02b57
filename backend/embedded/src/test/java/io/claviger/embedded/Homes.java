package io.claviger.embedded;

import java.nio.file.Path;
import java.util.List;

/** What the tests of this package do with a home. */
final class Homes {

    private Homes() {}

    static EmbeddedParts database(Path home, List<String> told) {
        return start(new EmbeddedOptions(home, true, false, false, told::add));
    }

    static EmbeddedParts kafka(Path home, List<String> told) {
        return start(new EmbeddedOptions(home, false, true, false, told::add));
    }

    /** As {@link EmbeddedParts#start(EmbeddedOptions)}, but without unpacking PostgreSQL into each home. */
    static EmbeddedParts start(EmbeddedOptions options) {
        return EmbeddedParts.start(options, TestParts.cache(), null);
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
