package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.RuleSet;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The build's step that makes the tables of a search for the packed types, and packs them beside {@link SearchTables}. */
public final class PackSearch {

    private PackSearch() {}

    /** Argument: the folder of compiled classes. */
    public static void main(String[] arguments) throws IOException {
        RuleSet rules = RuleSet.builtIn();
        String beside = SearchTables.class.getPackageName().replace('.', '/');
        Path target = Path.of(arguments[0], beside, SearchTables.RESOURCE);
        try (DataOutputStream out =
                new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(target)))) {
            SearchTables.made(rules.types()).write(rules.types().size(), out);
        }
    }
}
