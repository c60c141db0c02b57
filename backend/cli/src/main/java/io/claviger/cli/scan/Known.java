package io.claviger.cli.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fingerprints that are not told again: those of an earlier report, and those of {@code .clavigerignore} files. */
final class Known {

    private static final String IGNORE_FILE = ".clavigerignore";

    private static final Pattern IN_REPORT =
            Pattern.compile("\"(?:fingerprint|claviger/v1)\"\\s{0,8}:\\s{0,8}\"([0-9a-f]{64})\"");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    private Known() {}

    /** The fingerprints of an earlier report in json, jsonl or sarif. */
    static Set<String> baseline(Path file) {
        String report = read(file, "the baseline");
        Set<String> fingerprints = new HashSet<>();
        for (Matcher matcher = IN_REPORT.matcher(report); matcher.find(); ) {
            fingerprints.add(matcher.group(1));
        }
        boolean empty = report.isBlank() || report.strip().equals("[]") || report.contains("\"results\":[]");
        if (fingerprints.isEmpty() && !empty) {
            throw new ScanException("the baseline " + file + " holds no fingerprints; give a report made with"
                    + " --format jsonl, json or sarif");
        }
        return fingerprints;
    }

    /** The ignore files of a folder and of those above it, up to the top of its repository. */
    static Set<Path> ignoreFilesOf(Path target) {
        Set<Path> files = new LinkedHashSet<>();
        Path folder = target.toAbsolutePath().normalize();
        while (folder != null) {
            if (Files.isRegularFile(folder.resolve(IGNORE_FILE))) {
                files.add(folder.resolve(IGNORE_FILE));
            }
            folder = Files.exists(folder.resolve(".git")) ? null : folder.getParent();
        }
        return files;
    }

    /** The fingerprints of a file with one a line; what follows a {@code #} is a comment. */
    static Set<String> ignored(Path file) {
        Set<String> fingerprints = new HashSet<>();
        int number = 0;
        for (String line : read(file, "the ignore file").split("\n", -1)) {
            number++;
            String entry = line.replaceFirst("#.*", "").strip();
            if (entry.isEmpty()) {
                continue;
            }
            if (!FINGERPRINT.matcher(entry).matches()) {
                throw new ScanException(file + ":" + number + ": '" + entry
                        + "' is no fingerprint; write the 64 hex digits that a report shows, and a reason behind #");
            }
            fingerprints.add(entry);
        }
        return fingerprints;
    }

    private static String read(Path file, String what) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ScanException(what + " " + file + " cannot be read (" + FileTree.reason(e) + ")");
        }
    }
}
