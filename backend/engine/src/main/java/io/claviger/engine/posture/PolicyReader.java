package io.claviger.engine.posture;

import io.claviger.engine.expression.CompiledExpression;
import io.claviger.engine.expression.ExpressionCompiler;
import io.claviger.engine.expression.ExpressionException;
import io.claviger.engine.expression.ObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads a policy file: YAML with one policy.
 *
 * <pre>
 * id: credential-never-expires
 * title: Credential never expires
 * kind: credential                 # credential, identity, exposure or resource
 * applies-to: [aws.access-key]     # kinds at the source; all of them, when it is left out
 * severity: MEDIUM                 # CRITICAL, HIGH, MEDIUM or LOW
 * expression: status == "ACTIVE" &amp;&amp; expiresAt == null
 * description: …
 * remedy: …
 * owasp-nhi: [NHI7]                # items of the OWASP NHI Top 10, 2025
 * cis-aws: [2.12]                  # recommendations of the CIS AWS Foundations Benchmark, 7.0
 * examples:
 *   failing:                       # objects that break the policy
 *     - name: a password without an end
 *       object: {status: ACTIVE, privilege: READ}
 *   passing:
 *     - name: ends next year
 *       now: 2026-01-01T00:00:00Z
 *       object: {status: ACTIVE, expiresAt: 2027-01-01T00:00:00Z}
 * </pre>
 */
public final class PolicyReader {
    private static final Set<String> NAMES = Set.of(
            "id",
            "title",
            "kind",
            "applies-to",
            "severity",
            "expression",
            "description",
            "remedy",
            "owasp-nhi",
            "cis-aws",
            "examples");
    private static final Pattern KIND_AT_SOURCE = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final String file;
    private final List<PolicyProblem> problems = new ArrayList<>();

    private PolicyReader(String file) {
        this.file = file;
    }

    /**
     * Reads the policy of a file.
     *
     * @param file its name, for messages
     */
    public static Policy read(String file, String yaml) throws PolicyFileException {
        PolicyReader reader = new PolicyReader(file);
        Policy policy = reader.read(yaml);
        if (policy == null || !reader.problems.isEmpty()) {
            throw new PolicyFileException(reader.problems);
        }
        return policy;
    }

    private @Nullable Policy read(String yaml) {
        Node root = root(yaml);
        if (root == null) {
            return null;
        }
        YamlMapping policy = YamlMapping.of(file, root, NAMES, problems);
        String id = policy.text("id");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            policy.problem(
                    "id", "'" + id + "' is no id: lower case letters, digits and dashes, such as secret-in-history");
        }
        ObjectSchema schema = schema(policy);
        CompiledExpression expression = schema == null ? null : expression(policy, schema);
        Severity severity = severity(policy);
        String title = policy.text("title");
        String description = policy.text("description");
        String remedy = policy.text("remedy");
        List<FrameworkItem> frameworks = frameworks(policy);
        List<PolicyExample> examples =
                schema == null ? List.of() : new ExampleReader(file, schema, problems).read(policy.node("examples"));
        return schema == null || expression == null || severity == null
                ? null
                : new Policy(id, title, schema.kind(), severity, expression, description, remedy, frameworks, examples);
    }

    private @Nullable Node root(String yaml) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setAllowDuplicateKeys(false)
                    .setMaxAliasesForCollections(10)
                    .build();
            Optional<Node> root = new Compose(settings).composeString(yaml);
            if (root.isEmpty()) {
                problems.add(new PolicyProblem(file, 1, "the file is empty"));
            }
            return root.orElse(null);
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(new PolicyProblem(file, line, "not YAML: " + wrong.getProblem()));
        } catch (YamlEngineException wrong) {
            problems.add(new PolicyProblem(file, 1, "not YAML: " + wrong.getMessage()));
        }
        return null;
    }

    private @Nullable ObjectSchema schema(YamlMapping policy) {
        String kind = policy.text("kind");
        if (kind.isEmpty()) {
            return null;
        }
        if (!Policy.KINDS.contains(kind)) {
            policy.problem("kind", "'" + kind + "' is no kind; there are " + new TreeSet<>(Policy.KINDS));
            return null;
        }
        return Policy.schema(kind);
    }

    private @Nullable Severity severity(YamlMapping policy) {
        String severity = policy.text("severity");
        Optional<Severity> known = Stream.of(Severity.values())
                .filter(one -> one.name().equals(severity))
                .findFirst();
        if (known.isEmpty() && !severity.isEmpty()) {
            policy.problem("severity", "'" + severity + "' is no severity; there are " + List.of(Severity.values()));
        }
        return known.orElse(null);
    }

    private @Nullable CompiledExpression expression(YamlMapping policy, ObjectSchema schema) {
        String text = policy.text("expression");
        if (text.isEmpty()) {
            return null;
        }
        try {
            CompiledExpression written = ExpressionCompiler.compile(schema, text);
            String kinds = appliesTo(policy, schema);
            return kinds == null ? written : ExpressionCompiler.compile(schema, kinds + " && (" + text + ")");
        } catch (ExpressionException wrong) {
            wrong.problems().forEach(problem -> policy.problem("expression", "in the expression, " + problem));
            return null;
        }
    }

    /** The condition that an object is of the kinds at the source; those of an exposure are of what holds it. */
    private @Nullable String appliesTo(YamlMapping policy, ObjectSchema schema) {
        List<String> kinds = new ArrayList<>();
        for (Node node : policy.list("applies-to")) {
            String kind = node instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (KIND_AT_SOURCE.matcher(kind).matches()) {
                kinds.add('"' + kind + '"');
            } else {
                problems.add(new PolicyProblem(
                        file, YamlMapping.line(node), "'" + kind + "' is no kind at a source, such as aws.role"));
            }
        }
        String field = schema.field("kind").isPresent() ? "kind" : "resource.kind";
        return switch (kinds.size()) {
            case 0 -> null;
            case 1 -> field + " == " + kinds.getFirst();
            default -> field + " in [" + String.join(", ", kinds) + "]";
        };
    }

    private List<FrameworkItem> frameworks(YamlMapping policy) {
        List<FrameworkItem> items = new ArrayList<>();
        items(policy, "owasp-nhi", Framework.OWASP_NHI, items);
        items(policy, "cis-aws", Framework.CIS_AWS, items);
        return items;
    }

    private void items(YamlMapping policy, String name, Framework framework, List<FrameworkItem> items) {
        for (Node node : policy.list(name)) {
            String id = node instanceof ScalarNode scalar ? scalar.getValue() : "?";
            framework
                    .item(id)
                    .ifPresentOrElse(
                            items::add,
                            () -> problems.add(new PolicyProblem(
                                    file, YamlMapping.line(node), "'" + id + "' is none of the " + framework.name())));
        }
    }
}
