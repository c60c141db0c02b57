package io.claviger.cli.scan;

import io.claviger.engine.secrets.rules.OwnRuleFile;
import io.claviger.engine.secrets.rules.OwnRules;
import io.claviger.engine.secrets.rules.RuleException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The rule files that the caller names. What is wrong in one is told, and the rest is used. */
final class BroughtRules {

    private BroughtRules() {}

    static OwnRules read(List<Path> files) {
        OwnRules all = OwnRules.NONE;
        for (Path file : files) {
            String text = text(file, "--rules: ");
            try {
                all = all.and(OwnRuleFile.read(file.toString(), text, path -> extended(file, path)));
            } catch (RuleException e) {
                all = all.and(new OwnRules(List.of(), List.of(), Set.of(), List.of(String.valueOf(e.getMessage()))));
            }
        }
        return all;
    }

    /** A file that another extends: its path is taken from the working folder, or else from the other's. */
    private static String extended(Path by, String path) {
        Path beside = by.resolveSibling(path);
        Path file = Files.exists(Path.of(path)) ? Path.of(path) : beside;
        try {
            return text(file, "");
        } catch (ScanException e) {
            throw new RuleException(by + ": what it extends is missing: " + e.getMessage());
        }
    }

    private static String text(Path file, String before) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new ScanException(before + file + " is not UTF-8; save it so");
        } catch (IOException e) {
            throw new ScanException(before + file + " cannot be read (" + FileTree.reason(e) + ")");
        }
    }
}
