package io.claviger.engine.posture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One mapping of a policy file, with the places of its entries; what is wrong is collected. */
final class YamlMapping {
    private final String file;
    private final int line;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final List<PolicyProblem> problems;

    private YamlMapping(String file, int line, List<PolicyProblem> problems) {
        this.file = file;
        this.line = line;
        this.problems = problems;
    }

    static YamlMapping of(String file, @Nullable Node node, Set<String> names, List<PolicyProblem> problems) {
        YamlMapping mapping = open(file, node, problems);
        for (Map.Entry<String, Node> entry : mapping.entries.entrySet()) {
            if (!names.contains(entry.getKey())) {
                problems.add(new PolicyProblem(
                        file,
                        line(entry.getValue()),
                        "'" + entry.getKey() + "' is not known here; there are " + new TreeSet<>(names)));
            }
        }
        return mapping;
    }

    /** A mapping with any names. */
    static YamlMapping open(String file, @Nullable Node node, List<PolicyProblem> problems) {
        if (!(node instanceof MappingNode mapping)) {
            int line = node == null ? 1 : line(node);
            problems.add(new PolicyProblem(file, line, "names and values are expected here"));
            return new YamlMapping(file, line, problems);
        }
        YamlMapping read = new YamlMapping(file, line(mapping), problems);
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode name) {
                read.entries.put(name.getValue(), tuple.getValueNode());
            }
        }
        return read;
    }

    Set<String> names() {
        return entries.keySet();
    }

    @Nullable
    Node node(String name) {
        return entries.get(name);
    }

    int lineOf(String name) {
        Node node = entries.get(name);
        return node == null ? line : line(node);
    }

    /** A text that must be there; empty, and told, when it is not. */
    String text(String name) {
        Node node = entries.get(name);
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        problem(name, "'" + name + "' is missing, or is not a text");
        return "";
    }

    @Nullable
    String optional(String name) {
        return entries.get(name) instanceof ScalarNode scalar
                ? scalar.getValue().strip()
                : null;
    }

    List<Node> list(String name) {
        Node node = entries.get(name);
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (node != null) {
            problem(name, "'" + name + "' must be a list");
        }
        return new ArrayList<>();
    }

    void problem(String name, String message) {
        problems.add(new PolicyProblem(file, lineOf(name), message));
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
