package io.claviger.engine.secrets.rules;

import com.google.re2j.Pattern;
import io.claviger.engine.secrets.rules.SecretType.Judging;
import io.claviger.engine.secrets.rules.SecretType.Own;
import io.claviger.engine.secrets.rules.SecretType.Reach;
import io.claviger.engine.secrets.rules.SecretType.Recognition;
import io.claviger.engine.toml.TomlException;
import io.claviger.engine.toml.TomlReader;
import io.claviger.engine.toml.TomlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A configuration of gitleaks 8 in TOML, as its README describes it: {@code [[rules]]}, {@code [extend]} and allowlists.
 * Its rules become types called {@code custom/ID}. What a rule says is believed; what is wrong with one rule does not keep
 * the others from being used.
 */
final class GitleaksFile {

    private static final String PROVIDER = "custom";
    private static final int DEEPEST = 4;
    /** Where a keyword is seen, all is searched. */
    private static final Reach ALL = new Reach(1 << 20, 1 << 20);
    /** Below what has a vendor's prefix, above what only stands behind a vendor's name. */
    private static final int PRIORITY = 55;

    private final UnaryOperator<String> opener;
    private final Map<String, TomlFields> rules = new LinkedHashMap<>();
    private final List<Allowance> allowances = new ArrayList<>();
    private final Set<String> disabled = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    private GitleaksFile(UnaryOperator<String> opener) {
        this.opener = opener;
    }

    /**
     * Reads a file and those that it extends.
     *
     * @param opener gives the text of a file that is extended, by its path; throws {@link RuleException}
     */
    static OwnRules parse(String name, String toml, UnaryOperator<String> opener) {
        GitleaksFile file = new GitleaksFile(opener);
        file.read(name, toml, 1);
        List<SecretType> types = new ArrayList<>();
        file.rules.forEach((id, fields) -> file.trying(() -> file.type(id, fields, types)));
        return new OwnRules(types, file.allowances, file.disabled, file.problems);
    }

    private void trying(Runnable reading) {
        try {
            reading.run();
        } catch (RuleException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private void read(String name, String toml, int depth) {
        TomlFields file;
        try {
            file = TomlFields.of(name, "", TomlReader.read(toml));
        } catch (TomlException e) {
            throw new RuleException(name + ":" + e.getMessage());
        }
        trying(() -> extend(file, depth));
        file.nodes("rules").forEach(rule -> trying(() -> add(rule)));
        TomlFields older = file.node("allowlist");
        if (older != null) {
            trying(() -> allow(older, Set.of()));
        }
        file.nodes("allowlists").forEach(list -> trying(() -> allow(list, ids(list.texts("targetRules")))));
    }

    /** The built-in types are always looked for, so that {@code useDefault} changes nothing. */
    private void extend(TomlFields file, int depth) {
        TomlFields extend = file.node("extend");
        if (extend == null) {
            return;
        }
        TomlValue url = extend.value("url");
        if (url != null) {
            problems.add(String.valueOf(
                    extend.wrong(url, "'extend.url' is not followed; fetch the file, and name it with 'extend.path'")
                            .getMessage()));
        }
        TomlValue where = extend.value("path");
        String path = extend.text("path");
        if (path != null && where != null) {
            if (depth == DEEPEST) {
                throw extend.wrong(where, "more than " + DEEPEST + " files extend one another");
            }
            read(path, opener.apply(path), depth + 1);
        }
        for (String id : extend.texts("disabledRules")) {
            rules.remove(id);
            disabled.add(id);
        }
    }

    private void add(TomlFields rule) {
        String id = rule.text("id");
        if (id == null || id.isBlank()) {
            TomlValue first = rule.tables().getFirst().values().values().stream()
                    .findFirst()
                    .orElse(new TomlValue("", 1, 1));
            throw rule.wrong(first, "a rule has no id");
        }
        TomlFields named = new TomlFields(rule.file(), "rule '" + id + "'", rule.tables());
        rules.merge(id, named, TomlFields::with);
    }

    private static Set<String> ids(List<String> rules) {
        Set<String> ids = new HashSet<>();
        for (String rule : rules) {
            ids.add(PROVIDER + "/" + rule);
            ids.add(rule);
        }
        return ids;
    }

    private void type(String id, TomlFields rule, List<SecretType> types) {
        String typeId = PROVIDER + "/" + id;
        TomlFields older = rule.node("allowlist");
        if (older != null) {
            trying(() -> allow(older, Set.of(typeId)));
        }
        rule.nodes("allowlists").forEach(list -> trying(() -> allow(list, Set.of(typeId))));
        TomlValue composite = rule.value("required");
        if (composite != null) {
            throw rule.wrong(composite, "rules that require others are not known here; the rule is not used");
        }
        TomlValue where = rule.value("regex");
        String regex = rule.text("regex");
        if (regex == null || where == null) {
            TomlValue path = rule.value("path");
            TomlValue named = rule.value("id");
            throw rule.wrong(
                    path != null ? path : named != null ? named : new TomlValue("", 1, 1),
                    "it has no regex; rules for files by their name alone are not known here, and it is not used");
        }
        Own own = own(rule, rule.pattern(where, "regex", regex));
        if (!rule.flag("skipReport")) {
            types.add(type(typeId, id, rule, regex, own));
        }
    }

    private SecretType type(String typeId, String id, TomlFields rule, String regex, Own own) {
        String description = rule.text("description");
        Recognition recognition = new Recognition(
                keywords(rule), true, false, List.of(), List.of(regex), null, ALL, PRIORITY, null, List.of(), own);
        return new SecretType(
                typeId,
                PROVIDER,
                description == null || description.isBlank() ? id : description,
                Severity.HIGH,
                "",
                "what the rule " + id + " of " + rule.file() + " is for",
                "as whoever issued it says",
                recognition,
                new Judging(0.7, 0, rule.number("entropy"), List.of(), null, List.of()),
                null);
    }

    private static Own own(TomlFields rule, Pattern regex) {
        TomlValue where = rule.value("path");
        String path = rule.text("path");
        if (path != null && where != null) {
            rule.pattern(where, "path", path);
        }
        TomlValue wanted = rule.value("secretGroup");
        int group = (int) rule.number("secretGroup");
        if (wanted != null && (group < 0 || group > regex.groupCount())) {
            throw rule.wrong(
                    wanted, "'secretGroup' is " + group + ", but the regex has " + regex.groupCount() + " groups");
        }
        return new Own(group, path, false);
    }

    /** Keywords are a filter: where one cannot be used as such, all is searched. */
    private static List<String> keywords(TomlFields rule) {
        List<String> keywords = rule.texts("keywords");
        boolean usable = keywords.stream()
                .allMatch(word -> !word.isEmpty() && word.chars().allMatch(c -> c < 127));
        return usable ? keywords.stream().distinct().toList() : List.of();
    }

    private void allow(TomlFields list, Set<String> types) {
        TomlValue condition = list.value("condition");
        String word = list.text("condition");
        boolean all = word != null && word.equalsIgnoreCase("and") || "&&".equals(word);
        boolean any = word == null || word.isEmpty() || word.equalsIgnoreCase("or") || "||".equals(word);
        if (condition != null && !all && !any) {
            throw list.wrong(condition, "a condition is AND or OR, not '" + word + "'");
        }
        String description = list.text("description");
        Set<String> commits = new HashSet<>(list.texts("commits"));
        allowances.add(new Allowance(
                "an allowlist of " + list.file() + (description == null ? "" : ": " + description),
                types,
                all,
                new Allowance.Grounds(
                        list.patterns("paths"),
                        list.patterns("regexes"),
                        target(list),
                        list.texts("stopwords"),
                        commits)));
    }

    private static Allowance.Target target(TomlFields list) {
        TomlValue where = list.value("regexTarget");
        @Nullable String target = list.text("regexTarget");
        if (where == null || target == null || target.isEmpty()) {
            return Allowance.Target.SECRET;
        }
        return switch (target) {
            case "secret" -> Allowance.Target.SECRET;
            case "match" -> Allowance.Target.MATCH;
            case "line" -> Allowance.Target.LINE;
            default -> throw list.wrong(where, "'regexTarget' is secret, match or line, not '" + target + "'");
        };
    }
}
