package io.claviger.engine.secrets.rules;

import io.claviger.engine.secrets.judge.Checks;
import io.claviger.engine.secrets.rules.SecretType.IdentityRule;
import io.claviger.engine.secrets.rules.SecretType.Judging;
import io.claviger.engine.secrets.rules.SecretType.Own;
import io.claviger.engine.secrets.rules.SecretType.Recognition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The language of rule files. A file has {@code provider}, {@code name} and {@code types}; each type has
 *
 * <ul>
 *   <li>{@code kind}, {@code title}, {@code severity}, {@code doc}, {@code opens}, {@code revoke} for people;
 *   <li>one way to be found: {@code token} (a pattern that begins with a fixed text; its boundaries are added),
 *       {@code assigned} (a {@code value} pattern behind one of some {@code names}, if need be with one of some {@code words}
 *       in between; see {@link AssignedPattern}), {@code url} (the {@code schemes} of
 *       URLs with a password), {@code pattern} or {@code patterns} (as they are, the secret being the group
 *       {@code secret}), or {@code detector};
 *   <li>{@code keywords}, unless they follow from the way; {@code anchored} when every match begins with one of
 *       them; {@code anycase}, {@code files}, {@code reach},
 *       {@code priority};
 *   <li>{@code checks}, {@code identity}, {@code confidence}, {@code shown}, {@code entropy}, {@code documented};
 *   <li>{@code verify}, how the vendor is asked whether a value is live: {@code get} or {@code post} with a URL whose host is fixed,
 *       {@code headers}, {@code basic}, {@code json} or {@code form} (the body), {@code live} and {@code dead} (statuses; 200
 *       and 401 unless said), {@code liveIf} and {@code deadIf} (what the body must say), {@code with} (patterns of companions);
 *   <li>{@code examples} that must be found and {@code near} misses that must not, written as templates.
 * </ul>
 */
public final class RuleFile {

    /** A type with what proves it. */
    public record Described(SecretType type, List<String> examples, List<String> nearMisses) {
        public Described {
            examples = List.copyOf(examples);
            nearMisses = List.copyOf(nearMisses);
        }
    }

    private static final Set<String> KNOWN = Set.of(
            "kind",
            "title",
            "severity",
            "doc",
            "opens",
            "revoke",
            "token",
            "assigned",
            "url",
            "pattern",
            "patterns",
            "detector",
            "keywords",
            "anycase",
            "anchored",
            "files",
            "reach",
            "priority",
            "checks",
            "identity",
            "confidence",
            "shown",
            "entropy",
            "documented",
            "verify",
            "examples",
            "near");

    private final String provider;
    private final RuleNode node;
    private final @Nullable Own own;

    private RuleFile(String provider, RuleNode node, @Nullable Own own) {
        this.provider = provider;
        this.node = node;
        this.own = own;
    }

    /**
     * Reads one file of ours.
     *
     * @param name of the file, for messages
     * @throws RuleException naming the file, the line, the type and what is wrong
     */
    public static List<Described> parse(String name, String yaml) {
        RuleNode file = opened(name, yaml);
        List<Described> types = new ArrayList<>();
        for (RuleNode node : file.nodes("types")) {
            types.add(new RuleFile(file.text("provider"), node, null).described());
        }
        return types;
    }

    /**
     * Reads a file that people brought. What is wrong with one type does not keep the others from being used.
     *
     * @throws RuleException when the file as a whole cannot be read
     */
    static OwnRules parseOwn(String name, String yaml) {
        RuleNode file = opened(name, yaml);
        List<SecretType> types = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (RuleNode node : file.nodes("types")) {
            try {
                types.add(new RuleFile(file.text("provider"), node, Own.RULE_FILE)
                        .described()
                        .type());
            } catch (RuleException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return new OwnRules(types, List.of(), Set.of(), problems);
    }

    private static RuleNode opened(String name, String yaml) {
        Object loaded;
        try {
            loaded = new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(yaml);
        } catch (YamlEngineException e) {
            throw new RuleException(name + " is not YAML: " + e.getMessage());
        }
        RuleNode file = RuleNode.root(new YamlPlaces(name, yaml), loaded);
        file.refuseOthersThan(Set.of("provider", "name", "types"));
        String provider = file.text("provider");
        if (!provider.matches("[a-z0-9][a-z0-9-]{0,40}")) {
            throw file.wrongIn("provider", 0, "a provider is a lower-case word, not '" + provider + "'");
        }
        return file;
    }

    private Described described() {
        node.refuseOthersThan(KNOWN);
        String kind = node.text("kind");
        if (!kind.matches("[a-z0-9][a-z0-9-]{0,60}")) {
            throw node.wrong("a kind is a lower-case word, not '" + kind + "'");
        }
        Recognition recognition = RecognitionReader.read(node, own);
        SecretType type = new SecretType(
                provider + "/" + kind,
                provider,
                node.text("title"),
                severity(),
                node.text("doc"),
                node.text("opens"),
                node.text("revoke"),
                recognition,
                judging(recognition),
                VerificationReader.read(node, recognition));
        return new Described(type, node.texts("examples"), node.texts("near"));
    }

    private Severity severity() {
        String word = node.text("severity");
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        throw node.wrong("a severity is low, medium, high or critical, not '" + word + "'");
    }

    private Judging judging(Recognition recognition) {
        List<String> checks = node.texts("checks");
        for (String check : checks) {
            if (!Checks.names().contains(Checks.nameOf(check))) {
                throw node.wrong("there is no check '" + check + "'; there are " + Checks.names());
            }
        }
        double confidence = node.number("confidence", node.has("token") ? 0.9 : 0.7);
        if (!(confidence > 0 && confidence <= 1)) {
            throw node.wrong("confidence is above 0 and at most 1");
        }
        int shown = (int) node.number(
                "shown", node.has("token") ? recognition.keywords().getFirst().length() : 0);
        double entropy = node.number("entropy", node.has("assigned") || node.has("token") ? 2.5 : 0);
        return new Judging(confidence, shown, entropy, checks, identity(), documented());
    }

    private @Nullable IdentityRule identity() {
        if (!node.has("identity")) {
            return null;
        }
        RuleNode identity = node.node("identity");
        identity.refuseOthersThan(Set.of("kind", "group", "near"));
        String kind = identity.text("kind");
        if (kind.indexOf('.') < 1) {
            throw node.wrong("a kind of identity is a connector's type, a dot and a word, not '" + kind + "'");
        }
        String near = identity.optional("near");
        if (near != null) {
            RulePattern pattern = RulePattern.of(near, own);
            pattern.check(identity, "near", 0);
            if (pattern.groups() < 1) {
                throw identity.wrongIn("near", 0, "the pattern has no group, which would hold the name");
            }
        }
        return new IdentityRule(kind, identity.optional("group"), near);
    }

    private List<String> documented() {
        List<String> hashes = new ArrayList<>();
        for (String hash : node.texts("documented")) {
            if (!hash.matches("[0-9a-f]{64}")) {
                throw node.wrong("a documented value is written as its SHA-256 in hex");
            }
            hashes.add(hash.toLowerCase(Locale.ROOT));
        }
        return hashes;
    }
}
