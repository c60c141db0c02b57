package io.claviger.engine.secrets.rules;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Tells where in a YAML file something stands. Reads it once more, so it is asked only when something is wrong. */
final class YamlPlaces {

    private final String name;
    private final String yaml;

    YamlPlaces(String name, String yaml) {
        this.name = name;
        this.yaml = yaml;
    }

    /** The file, the line and the column of what some keys and indexes lead to, or of the last that is there. */
    String of(List<Object> path) {
        Optional<Node> root = new Compose(LoadSettings.builder().setLabel(name).build()).composeString(yaml);
        Node found = root.orElse(null);
        for (Object step : path) {
            Node next = step(found, step);
            if (next == null) {
                break;
            }
            found = next;
        }
        return found == null
                ? name
                : found.getStartMark()
                        .map(mark -> name + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                        .orElse(name);
    }

    private static @Nullable Node step(@Nullable Node node, Object step) {
        if (node instanceof SequenceNode list && step instanceof Integer index) {
            return index < list.getValue().size() ? list.getValue().get(index) : null;
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(step)) {
                    return entry.getValueNode();
                }
            }
        }
        return null;
    }
}
