package io.claviger.cli.scan;

import io.claviger.engine.secrets.Match;
import io.claviger.engine.secrets.rules.Allowance;
import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All the ways in which people say what they do not want to be told: marks beside a value, ignore files, allowlists of
 * their rule files, and an earlier report. Safe for use by several threads.
 */
final class Ignoring {

    private final boolean marks;
    private final IgnoreFiles files;
    private final List<Allowance> allowances;
    private final Set<String> baseline;
    /** The types' names, where places are ignored. */
    private final Set<String> kinds = new HashSet<>();

    private Ignoring(
            boolean marks, IgnoreFiles files, List<Allowance> allowances, Set<String> baseline, RuleSet rules) {
        this.marks = marks;
        this.files = files;
        this.allowances = List.copyOf(allowances);
        this.baseline = Set.copyOf(baseline);
        if (files.namePlaces()) {
            for (SecretType type : rules.types()) {
                kinds.add(type.id());
                kinds.add(type.id().substring(type.id().indexOf('/') + 1));
            }
        }
    }

    /** Everything but the baseline is told. */
    static Ignoring nothingBut(Set<String> baseline) {
        return new Ignoring(false, new IgnoreFiles(), List.of(), baseline, new RuleSet(List.of()));
    }

    static Ignoring of(List<String> targets, List<Allowance> allowances, Set<String> baseline, RuleSet rules) {
        IgnoreFiles files = new IgnoreFiles();
        for (String target : targets) {
            if (!target.equals("-") && !Repository.isUrl(target)) {
                files.readFor(Path.of(target));
            }
        }
        return new Ignoring(true, files, allowances, baseline, rules);
    }

    /** What in ignore files could not be used, and why. */
    List<String> problems() {
        return files.problems();
    }

    /** Why a match is not told; nothing when it is. */
    @Nullable
    Suppression of(Match match, Finding.Place place, String fingerprint) {
        if (marks && match.allowance() != null) {
            return new Suppression(Suppression.Kind.IN_SOURCE, match.allowance());
        }
        String because = files.byFingerprint(fingerprint);
        if (because == null) {
            because =
                    files.byPlace(match.type().id(), kinds, place, match.span().line());
        }
        if (because == null) {
            because = allowance(match, place);
        }
        if (because != null) {
            return new Suppression(Suppression.Kind.EXTERNAL, because);
        }
        return baseline.contains(fingerprint)
                ? new Suppression(Suppression.Kind.BASELINE, "it is in the baseline")
                : null;
    }

    private @Nullable String allowance(Match match, Finding.Place place) {
        if (allowances.isEmpty()) {
            return null;
        }
        Allowance.Found found = match.value()
                .lend(secret -> match.around()
                        .lend((line, whole) -> new Allowance.Found(
                                match.type().id(),
                                place.within(),
                                place.commit(),
                                text(secret),
                                text(whole),
                                text(line))));
        return allowances.stream()
                .filter(one -> one.allows(found))
                .map(Allowance::description)
                .findFirst()
                .orElse(null);
    }

    /** Bytes as the text that they are in UTF-8. */
    private static String text(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
