package io.claviger.cli.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files that say what is not told: {@code .clavigerignore} by fingerprints of values, so that it holds wherever the value
 * moves, and {@code .gitleaksignore} by places. They lie in the folder that is scanned, or above it up to the top of its
 * repository.
 */
final class IgnoreFiles {

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PLACE =
            Pattern.compile("(?:(?<commit>[0-9a-f]{40}):)?(?<path>.+):(?<rule>[^:]+):(?<line>[0-9]{1,9})");

    /** Reasons by fingerprint. */
    private final Map<String, String> fingerprints = new HashMap<>();

    private final Map<Spot, List<Entry>> places = new HashMap<>();
    private final Set<Path> read = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();

    private record Spot(String path, int line) {}

    private record Entry(@Nullable String commit, String rule, String because) {}

    /** Reads the files of a target: a file or a folder. */
    void readFor(Path target) {
        Path folder = target.toAbsolutePath().normalize();
        while (folder != null) {
            read(folder.resolve(".clavigerignore"));
            read(folder.resolve(".gitleaksignore"));
            folder = Files.exists(folder.resolve(".git")) ? null : folder.getParent();
        }
    }

    private void read(Path file) {
        if (!Files.isRegularFile(file) || !read.add(file)) {
            return;
        }
        boolean ours = file.endsWith(".clavigerignore");
        int number = 0;
        for (String line : text(file).split("\n", -1)) {
            number++;
            String[] parts = line.split(ours ? "#" : "(?:^|\\s)#", 2);
            String entry = parts[0].strip();
            String reason = parts.length > 1 ? parts[1].strip() : "";
            String because = reason.isEmpty() ? file.getFileName() + ", line " + number : reason;
            if (!entry.isEmpty() && ours) {
                fingerprint(file, number, entry, because);
            } else if (!entry.isEmpty()) {
                place(file, number, entry, because);
            }
        }
    }

    private void fingerprint(Path file, int number, String entry, String because) {
        if (!FINGERPRINT.matcher(entry).matches()) {
            problems.add(file + ":" + number
                    + ": this is no fingerprint; write the 64 hex digits that a report shows, and a reason behind #");
            return;
        }
        fingerprints.put(entry, because);
    }

    private void place(Path file, int number, String entry, String because) {
        Matcher parts = PLACE.matcher(entry);
        if (!parts.matches()) {
            problems.add(file + ":" + number
                    + ": this is no fingerprint of gitleaks; write PATH:RULE:LINE, or COMMIT:PATH:RULE:LINE");
            return;
        }
        String path = parts.group("path").replaceFirst("^\\./", "");
        Entry found = new Entry(parts.group("commit"), parts.group("rule"), because);
        int line = Integer.parseInt(parts.group("line"));
        add(new Spot(path, line), found);
        Path folder = file.getParent();
        if (folder != null) {
            add(new Spot(folder + "/" + path, line), found);
        }
    }

    private void add(Spot spot, Entry entry) {
        places.computeIfAbsent(spot, unused -> new ArrayList<>()).add(entry);
    }

    @Nullable
    String byFingerprint(String fingerprint) {
        return fingerprints.get(fingerprint);
    }

    boolean namePlaces() {
        return !places.isEmpty();
    }

    /**
     * Why what stands in a place is ignored, if it is. Rules have other names here than with gitleaks: an entry counts when
     * its rule is the type's id, or the last part of it, or a name that no type here has.
     */
    @Nullable
    String byPlace(String type, Set<String> kinds, Finding.Place place, int line) {
        if (places.isEmpty()) {
            return null;
        }
        for (String path : List.of(place.within(), SourceRoot.absolute(place.path()))) {
            for (Entry entry : places.getOrDefault(new Spot(path, line), List.of())) {
                boolean here = entry.commit() == null || entry.commit().equals(place.commit());
                boolean same = type.equals(entry.rule()) || type.endsWith("/" + entry.rule());
                if (here && (same || !kinds.contains(entry.rule()))) {
                    return entry.because();
                }
            }
        }
        return null;
    }

    /** What in the files ignores nothing, since it cannot be read, and why. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            problems.add("the ignore file " + file + " cannot be read (" + FileTree.reason(e) + ")");
            return "";
        }
    }
}
