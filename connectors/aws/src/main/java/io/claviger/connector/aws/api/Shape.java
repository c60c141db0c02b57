package io.claviger.connector.aws.api;

import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * One structure of an API of AWS under the names that its reference gives, whether the SDK answered it or the command line
 * client wrote it to a file: so there is one mapping for both.
 */
public final class Shape {

    /** A structure that says nothing. */
    public static final Shape EMPTY = new Shape(Map.of());

    private final Map<String, Object> fields;

    private Shape(Map<String, Object> fields) {
        this.fields = fields;
    }

    public static Shape of(SdkPojo answer) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (SdkField<?> field : answer.sdkFields()) {
            Object value = field.getValueOrDefault(answer);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                fields.put(field.memberName(), plain(value));
            }
        }
        return new Shape(fields);
    }

    /** @throws IllegalArgumentException if it is not JSON, or not an object */
    public static Shape of(String json) {
        try {
            JsonNode node = JsonNode.parser().parse(json);
            if (node.isObject()) {
                return of(node);
            }
        } catch (UncheckedIOException | StackOverflowError malformed) {
            throw new IllegalArgumentException("it is no JSON", malformed);
        }
        throw new IllegalArgumentException("it is JSON, but no object");
    }

    private static Shape of(JsonNode object) {
        Map<String, Object> fields = new LinkedHashMap<>();
        object.asObject().forEach((name, value) -> {
            if (!value.isNull()) {
                fields.put(name, plain(value));
            }
        });
        return new Shape(fields);
    }

    private static Object plain(Object value) {
        return switch (value) {
            case SdkPojo pojo -> of(pojo);
            case List<?> list -> list.stream().map(Shape::plain).toList();
            case JsonNode node -> plainJson(node);
            default -> value;
        };
    }

    private static Object plainJson(JsonNode node) {
        if (node.isObject()) {
            return of(node);
        }
        if (node.isArray()) {
            return node.asArray().stream().map(Shape::plainJson).toList();
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        return node.isNull() ? "" : node.text();
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** A scalar as text. */
    public @Nullable String text(String name) {
        Object value = fields.get(name);
        return value == null || value instanceof Shape || value instanceof List ? null : value.toString();
    }

    /** A text that every such structure has. */
    public String name(String name) {
        String text = text(name);
        if (text == null) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return text;
    }

    public boolean flag(String name) {
        return "true".equals(text(name));
    }

    public @Nullable Long number(String name) {
        String text = text(name);
        return text != null && text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    public @Nullable Instant time(String name) {
        String text = text(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException otherwise) {
            return text.matches("[0-9]{9,11}(\\.[0-9]+)?")
                    ? Instant.ofEpochSecond((long) Double.parseDouble(text))
                    : null;
        }
    }

    public @Nullable Shape part(String name) {
        return fields.get(name) instanceof Shape part ? part : null;
    }

    /** A list of structures; also one that stands alone, as policies allow. */
    public List<Shape> parts(String name) {
        return items(name).stream()
                .filter(Shape.class::isInstance)
                .map(Shape.class::cast)
                .toList();
    }

    /** A list of texts; also one that stands alone. */
    public List<String> texts(String name) {
        return items(name).stream()
                .filter(item -> !(item instanceof Shape) && !(item instanceof List))
                .map(Object::toString)
                .toList();
    }

    private List<?> items(String name) {
        return switch (fields.get(name)) {
            case null -> List.of();
            case List<?> list -> list;
            case Object alone -> List.of(alone);
        };
    }

    /** The names of its fields. */
    public List<String> names() {
        return new ArrayList<>(fields.keySet());
    }

    /** Tags, written as a list of keys and values. */
    public Map<String, Object> tags() {
        Map<String, Object> tags = new LinkedHashMap<>();
        parts("Tags").forEach(tag -> {
            String key = tag.text("Key");
            String value = tag.text("Value");
            if (key != null && value != null) {
                tags.put(key, value);
            }
        });
        return tags;
    }

    /** A policy document as JSON text: IAM answers it URL-encoded (RFC 3986), the command line client writes it as JSON. */
    public @Nullable String document(String name) {
        Object value = fields.get(name);
        if (value instanceof String text) {
            String start = text.stripLeading();
            return start.startsWith("%") ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8) : text;
        }
        return value == null ? null : json(value);
    }

    private static String json(Object value) {
        StringBuilder json = new StringBuilder();
        write(value, json);
        return json.toString();
    }

    private static void write(Object value, StringBuilder json) {
        switch (value) {
            case Shape shape -> {
                String between = "{";
                for (Map.Entry<String, Object> field : shape.fields.entrySet()) {
                    json.append(between);
                    quote(field.getKey(), json);
                    json.append(':');
                    write(field.getValue(), json);
                    between = ",";
                }
                json.append(shape.fields.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                json.append('[');
                for (int i = 0; i < list.size(); i++) {
                    json.append(i == 0 ? "" : ",");
                    write(list.get(i), json);
                }
                json.append(']');
            }
            case Boolean flag -> json.append(flag);
            case Object text -> quote(text.toString(), json);
        }
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        json.append('"');
    }
}
