package io.claviger.engine.secrets.rules;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The build's step that checks the rule files of a folder and packs them beside {@link RuleSet}. */
public final class PackRules {

    private PackRules() {}

    /** Arguments: the folder of rule files, and the folder of compiled classes. */
    public static void main(String[] arguments) throws IOException {
        List<SecretType> types = new ArrayList<>();
        for (RuleFile.Described described : readFolder(Path.of(arguments[0]))) {
            types.add(described.type());
        }
        RuleSet checked = new RuleSet(types);
        String beside = RuleSet.class.getPackageName().replace('.', '/');
        Path target = Path.of(arguments[1], beside, RuleSet.RESOURCE);
        Files.createDirectories(target.getParent());
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(target))) {
            RulePack.write(checked.types(), out);
        }
    }

    /** Every type described in a folder, in the order of the files' names. */
    public static List<RuleFile.Described> readFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        List<RuleFile.Described> all = new ArrayList<>();
        for (Path file : files) {
            all.addAll(RuleFile.parse(file.getFileName().toString(), Files.readString(file)));
        }
        return all;
    }
}
