package io.claviger.engine.secrets.rules;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people do not want to be told, by what it says or where it stands: an allowlist of a gitleaks configuration. What
 * it does not speak of does not count; one that speaks of nothing allows nothing.
 *
 * @param description for people; says where it is written
 * @param types ids of the types it is about; empty for all
 * @param all whether all that it speaks of must hold, or one is enough
 */
public record Allowance(String description, Set<String> types, boolean all, Grounds grounds) {

    public Allowance {
        types = Set.copyOf(types);
    }

    /** The part of a finding that patterns look at. */
    public enum Target {
        SECRET,
        MATCH,
        LINE
    }

    /**
     * On what grounds.
     *
     * @param paths patterns, one of which the file's path must hold
     * @param patterns one of which the target must hold
     * @param words one of which the value must hold, in either case
     * @param commits in full
     */
    public record Grounds(
            List<Pattern> paths, List<Pattern> patterns, Target target, List<String> words, Set<String> commits) {
        public Grounds {
            paths = List.copyOf(paths);
            patterns = List.copyOf(patterns);
            words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
            commits = Set.copyOf(commits);
        }
    }

    /** What is found: nothing of it is kept. */
    public record Found(String type, String path, @Nullable String commit, String secret, String match, String line) {
        @Override
        public String toString() {
            return "[" + type + " in " + path + "]";
        }
    }

    public boolean allows(Found found) {
        if (!types.isEmpty() && !types.contains(found.type())) {
            return false;
        }
        List<Boolean> held = new ArrayList<>();
        if (!grounds.paths().isEmpty()) {
            held.add(holds(grounds.paths(), found.path()));
        }
        if (!grounds.patterns().isEmpty()) {
            held.add(holds(
                    grounds.patterns(),
                    switch (grounds.target()) {
                        case SECRET -> found.secret();
                        case MATCH -> found.match();
                        case LINE -> found.line();
                    }));
        }
        if (!grounds.words().isEmpty()) {
            String secret = found.secret().toLowerCase(Locale.ROOT);
            held.add(grounds.words().stream().anyMatch(secret::contains));
        }
        if (!grounds.commits().isEmpty()) {
            held.add(found.commit() != null && grounds.commits().contains(found.commit()));
        }
        return all ? !held.isEmpty() && !held.contains(false) : held.contains(true);
    }

    private static boolean holds(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }
}
