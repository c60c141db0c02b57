package io.claviger.engine.secrets.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One mapping of a rule file, read with messages that say where. */
final class RuleNode {

    private final YamlPlaces places;
    private final List<Object> path;
    private final String named;
    private final Map<?, ?> fields;

    private RuleNode(YamlPlaces places, List<Object> path, String named, Map<?, ?> fields) {
        this.places = places;
        this.path = path;
        this.named = named;
        this.fields = fields;
    }

    /** The outermost mapping of a file. */
    static RuleNode root(YamlPlaces places, @Nullable Object loaded) {
        return of(places, List.of(), "", loaded);
    }

    private static RuleNode of(YamlPlaces places, List<Object> path, String named, @Nullable Object loaded) {
        if (!(loaded instanceof Map<?, ?> fields)) {
            throw new RuleException(places.of(path) + named + ": a mapping is wanted here");
        }
        return new RuleNode(places, path, named, fields);
    }

    RuleException wrong(String message) {
        return new RuleException(places.of(path) + named + ": " + message);
    }

    /** Something is wrong with a field, or with the item of this number if it is a list. */
    RuleException wrongIn(String field, int item, String message) {
        return new RuleException(places.of(below(below(path, field), item)) + named + ": " + message);
    }

    private static List<Object> below(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    void refuseOthersThan(Set<String> known) {
        for (Object name : fields.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                throw wrongIn(
                        String.valueOf(name), 0, "'" + name + "' is not known here; there are " + new TreeSet<>(known));
            }
        }
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    String text(String name) {
        String text = optional(name);
        if (text == null) {
            throw wrong("'" + name + "' is missing");
        }
        return text;
    }

    @Nullable
    String optional(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text) || text.isBlank()) {
            throw wrong("'" + name + "' must be a text that is not empty");
        }
        return text;
    }

    double number(String name, double otherwise) {
        Object value = fields.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Number number)) {
            throw wrong("'" + name + "' must be a number");
        }
        return number.doubleValue();
    }

    boolean flag(String name, boolean otherwise) {
        Object value = fields.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Boolean flag)) {
            throw wrong("'" + name + "' must be true or false");
        }
        return flag;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object value : values(name)) {
            if (!(value instanceof String text)) {
                throw wrong("'" + name + "' must hold texts; put '" + value + "' in quotes");
            }
            texts.add(text);
        }
        return texts;
    }

    /** One text, number or truth value, or a list of them, each written out. */
    List<String> words(String name) {
        Object value = fields.get(name);
        List<?> values = value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
        List<String> words = new ArrayList<>();
        for (Object word : values) {
            if (!(word instanceof String || word instanceof Number || word instanceof Boolean)) {
                throw wrong("'" + name + "' must be a text, a number or a truth value, or a list of them");
            }
            words.add(String.valueOf(word));
        }
        return words;
    }

    List<Integer> numbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        for (Object value : values(name)) {
            if (!(value instanceof Integer number)) {
                throw wrong("'" + name + "' must hold whole numbers, not '" + value + "'");
            }
            numbers.add(number);
        }
        return numbers;
    }

    Map<String, String> textsByName(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (has(name)) {
            RuleNode node = node(name);
            for (Object key : node.fields.keySet()) {
                texts.put(String.valueOf(key), node.text(String.valueOf(key)));
            }
        }
        return texts;
    }

    RuleNode node(String name) {
        return of(places, below(path, name), named + ", " + name, fields.get(name));
    }

    List<RuleNode> nodes(String name) {
        List<RuleNode> nodes = new ArrayList<>();
        for (Object value : values(name)) {
            Object kind = value instanceof Map<?, ?> map ? map.get("kind") : null;
            List<Object> item = below(below(path, name), nodes.size());
            nodes.add(of(places, item, named + ", " + (kind == null ? name + " " + (nodes.size() + 1) : kind), value));
        }
        return nodes;
    }

    private List<?> values(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong("'" + name + "' must be a list");
        }
        return list;
    }
}
