package io.claviger.engine.toml;

import java.util.ArrayList;
import java.util.List;

/** Reads TOML 1.0 (toml.io): tables, arrays of tables, dotted names, all kinds of texts, arrays and inline tables. */
public final class TomlReader {

    private static final int DEEPEST = 64;
    private static final String BARE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    private final TomlText text;
    private final TomlTable root = new TomlTable();

    private TomlReader(String text) {
        this.text = new TomlText(text);
    }

    /**
     * Reads a whole text.
     *
     * @throws TomlException if it is not TOML, with line and column
     */
    public static TomlTable read(String toml) {
        TomlReader reader = new TomlReader(toml);
        reader.document();
        return reader.root;
    }

    private void document() {
        TomlTable current = root;
        for (text.blank(); !text.isAtEnd(); text.blank()) {
            if (text.peek() == '[') {
                current = header();
            } else {
                pair(current, 0);
            }
            text.endOfLine();
        }
    }

    private TomlTable header() {
        int start = text.place();
        boolean item = text.startsWith("[[");
        text.skip(item ? 2 : 1);
        List<String> path = names();
        String close = item ? "]]" : "]";
        if (!text.startsWith(close)) {
            throw text.wrong(text.place(), "the name of a table ends with " + close);
        }
        text.skip(close.length());
        TomlTable parent = within(root, path.subList(0, path.size() - 1), start);
        return item ? added(parent, path.getLast(), start) : opened(parent, path, start);
    }

    private TomlTable opened(TomlTable parent, List<String> path, int start) {
        TomlTable table = within(parent, List.of(path.getLast()), start);
        if (!table.define()) {
            throw text.wrong(start, "the table '" + String.join(".", path) + "' is there already");
        }
        return table;
    }

    private TomlTable added(TomlTable parent, String name, int start) {
        TomlValue there = parent.get(name);
        List<TomlValue> items = new ArrayList<>();
        if (there != null) {
            if (!(there.value() instanceof List<?> list)
                    || list.isEmpty()
                    || !(list.getLast() instanceof TomlValue last && last.value() instanceof TomlTable)) {
                throw text.wrong(start, "'" + name + "' is there already, and is no array of tables");
            }
            list.forEach(item -> items.add((TomlValue) item));
        }
        TomlTable table = new TomlTable();
        table.define();
        items.add(at(start, table));
        parent.put(name, there == null ? at(start, items) : new TomlValue(items, there.line(), there.column()));
        return table;
    }

    /** The table that some names lead to; of an array of tables it is the last. What is missing is made. */
    private TomlTable within(TomlTable from, List<String> path, int start) {
        TomlTable table = from;
        for (String name : path) {
            TomlValue there = table.get(name);
            if (there == null) {
                TomlTable made = new TomlTable();
                table.put(name, at(start, made));
                table = made;
            } else if (there.value() instanceof TomlTable inner) {
                table = inner;
            } else if (there.value() instanceof List<?> items
                    && !items.isEmpty()
                    && items.getLast() instanceof TomlValue last
                    && last.value() instanceof TomlTable inner) {
                table = inner;
            } else {
                throw text.wrong(start, "'" + name + "' is there already, and is no table");
            }
        }
        return table;
    }

    private void pair(TomlTable into, int depth) {
        int start = text.place();
        List<String> path = names();
        if (text.peek() != '=') {
            throw text.wrong(text.place(), "'=' and a value are wanted behind the name");
        }
        text.skip(1);
        text.spaces();
        TomlTable table = within(into, path.subList(0, path.size() - 1), start);
        if (table.get(path.getLast()) != null) {
            throw text.wrong(start, "'" + String.join(".", path) + "' is there already");
        }
        table.put(path.getLast(), value(depth));
    }

    /** One name, or several with dots in between. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        do {
            text.skip(names.isEmpty() ? 0 : 1);
            text.spaces();
            names.add(name());
            text.spaces();
        } while (text.peek() == '.');
        return names;
    }

    private String name() {
        if (text.peek() == '"' || text.peek() == '\'') {
            return text.string();
        }
        int start = text.place();
        while (!text.isAtEnd() && BARE.indexOf(text.peek()) >= 0) {
            text.skip(1);
        }
        if (text.place() == start) {
            throw text.wrong(start, "a name is wanted here");
        }
        return text.since(start);
    }

    private TomlValue value(int depth) {
        int start = text.place();
        if (depth > DEEPEST) {
            throw text.wrong(start, "nested too deep");
        }
        return at(
                start,
                switch (text.peek()) {
                    case '"', '\'' -> text.string();
                    case '[' -> array(depth);
                    case '{' -> inline(depth);
                    default -> TomlScalar.read(text);
                });
    }

    private List<TomlValue> array(int depth) {
        List<TomlValue> items = new ArrayList<>();
        text.skip(1);
        for (text.blank(); text.peek() != ']'; text.blank()) {
            items.add(value(depth + 1));
            text.blank();
            if (text.peek() == ',') {
                text.skip(1);
            } else if (text.peek() != ']') {
                throw text.wrong(text.place(), "a comma or ']' is wanted here");
            }
        }
        text.skip(1);
        return items;
    }

    private TomlTable inline(int depth) {
        TomlTable table = new TomlTable();
        table.define();
        text.skip(1);
        text.spaces();
        while (text.peek() != '}') {
            pair(table, depth + 1);
            text.spaces();
            if (text.peek() == ',') {
                text.skip(1);
                text.spaces();
            } else if (text.peek() != '}') {
                throw text.wrong(text.place(), "a comma or '}' is wanted here");
            }
        }
        text.skip(1);
        return table;
    }

    private TomlValue at(int place, Object value) {
        return new TomlValue(value, text.line(place), text.column(place));
    }
}
