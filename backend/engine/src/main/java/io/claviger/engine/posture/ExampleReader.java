package io.claviger.engine.posture;

import io.claviger.engine.expression.Field;
import io.claviger.engine.expression.ObjectSchema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the examples of a policy: objects with values of the types that their fields have. */
final class ExampleReader {
    private final String file;
    private final ObjectSchema schema;
    private final List<PolicyProblem> problems;

    ExampleReader(String file, ObjectSchema schema, List<PolicyProblem> problems) {
        this.file = file;
        this.schema = schema;
        this.problems = problems;
    }

    List<PolicyExample> read(@Nullable Node node) {
        if (node == null) {
            return List.of();
        }
        YamlMapping both = YamlMapping.of(file, node, Set.of("failing", "passing"), problems);
        List<PolicyExample> examples = new ArrayList<>();
        both.list("failing").forEach(one -> examples.add(example(one, true)));
        both.list("passing").forEach(one -> examples.add(example(one, false)));
        return examples;
    }

    private PolicyExample example(Node node, boolean breaks) {
        YamlMapping example = YamlMapping.of(file, node, Set.of("name", "object", "now"), problems);
        String now = example.optional("now");
        Instant at = now == null ? PolicyExample.DEFAULT_NOW : instant(now);
        if (at == null) {
            example.problem("now", "'" + now + "' is no time: write it as 2026-01-01T00:00:00Z");
        }
        Node object = example.node("object");
        if (object == null) {
            example.problem("object", "'object' is missing");
        }
        return new PolicyExample(
                example.text("name"),
                breaks,
                object == null ? Map.of() : object(object),
                at == null ? PolicyExample.DEFAULT_NOW : at);
    }

    private Map<String, Object> object(Node node) {
        YamlMapping object = YamlMapping.open(file, node, problems);
        Map<String, Object> values = new HashMap<>();
        for (String name : object.names()) {
            Node value = object.node(name);
            if (name.equals("attributes") && schema.hasAttributes()) {
                values.put(name, attributes(value));
                continue;
            }
            Field field = schema.field(name).orElse(null);
            if (field == null) {
                object.problem(name, "there is no field '" + name + "' on the kind " + schema.kind());
            } else if (value != null && !isNull(value)) {
                put(values, object, field, value);
            }
        }
        return values;
    }

    private void put(Map<String, Object> values, YamlMapping object, Field field, Node node) {
        Object value = value(field, node);
        if (value == null) {
            object.problem(field.name(), field.name() + " is " + field.type().words() + ", which this is not");
        } else if (!field.values().isEmpty() && !field.values().contains(value)) {
            object.problem(field.name(), field.name() + " is one of " + String.join(", ", field.values()));
        } else {
            values.put(field.name(), value);
        }
    }

    private Map<String, Object> attributes(@Nullable Node node) {
        YamlMapping mapping = YamlMapping.open(file, node, problems);
        Map<String, Object> attributes = new HashMap<>();
        for (String name : mapping.names()) {
            if (mapping.node(name) instanceof ScalarNode scalar && !isNull(scalar)) {
                attributes.put(name, scalar.getValue());
            }
        }
        return attributes;
    }

    private static @Nullable Object value(Field field, Node node) {
        if (node instanceof SequenceNode list) {
            return switch (field.type()) {
                case STRING_LIST ->
                    list.getValue().stream()
                            .map(item -> item instanceof ScalarNode scalar ? scalar.getValue() : "")
                            .toList();
                case STRING, INT, DOUBLE, BOOL, TIMESTAMP, DURATION -> null;
            };
        }
        return node instanceof ScalarNode scalar ? scalar(field, scalar.getValue()) : null;
    }

    private static @Nullable Object scalar(Field field, String text) {
        try {
            return switch (field.type()) {
                case STRING -> text;
                case INT -> Long.parseLong(text);
                case DOUBLE -> Double.parseDouble(text);
                case BOOL -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
                case TIMESTAMP -> instant(text);
                case STRING_LIST, DURATION -> null;
            };
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static @Nullable Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }
}
