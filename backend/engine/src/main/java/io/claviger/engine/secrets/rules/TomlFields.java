package io.claviger.engine.secrets.rules;

import com.google.re2j.Pattern;
import io.claviger.engine.toml.TomlTable;
import io.claviger.engine.toml.TomlValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one table of a TOML file, read with messages that say where. What a further table says of a field counts
 * before what this one says; their lists are one.
 */
record TomlFields(String file, String named, List<TomlTable> tables) {

    static TomlFields of(String file, String named, TomlTable table) {
        return new TomlFields(file, named, List.of(table));
    }

    TomlFields with(TomlFields further) {
        List<TomlTable> all = new ArrayList<>(tables);
        all.addAll(further.tables);
        return new TomlFields(further.file, named, all);
    }

    @Nullable
    TomlValue value(String name) {
        return tables.reversed().stream()
                .map(table -> table.get(name))
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    RuleException wrong(TomlValue where, String message) {
        return new RuleException(file + ":" + where.line() + ":" + where.column() + ": "
                + (named.isEmpty() ? "" : named + ": ") + message);
    }

    @Nullable
    String text(String name) {
        TomlValue value = value(name);
        if (value == null) {
            return null;
        }
        if (!(value.value() instanceof String text)) {
            throw wrong(value, "'" + name + "' must be a text");
        }
        return text;
    }

    double number(String name) {
        TomlValue value = value(name);
        if (value == null) {
            return 0;
        }
        if (!(value.value() instanceof Number number)) {
            throw wrong(value, "'" + name + "' must be a number");
        }
        return number.doubleValue();
    }

    boolean flag(String name) {
        TomlValue value = value(name);
        if (value != null && !(value.value() instanceof Boolean)) {
            throw wrong(value, "'" + name + "' must be true or false");
        }
        return value != null && value.value() == Boolean.TRUE;
    }

    /** The items of all lists of a name. */
    List<TomlValue> items(String name) {
        List<TomlValue> items = new ArrayList<>();
        for (TomlTable table : tables) {
            TomlValue value = table.get(name);
            if (value != null && !(value.value() instanceof List<?>)) {
                throw wrong(value, "'" + name + "' must be a list");
            }
            if (value != null) {
                ((List<?>) value.value()).forEach(item -> items.add((TomlValue) item));
            }
        }
        return items;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (TomlValue item : items(name)) {
            if (!(item.value() instanceof String text)) {
                throw wrong(item, "'" + name + "' must hold texts");
            }
            texts.add(text);
        }
        return texts;
    }

    /** The tables of an array of tables. */
    List<TomlFields> nodes(String name) {
        List<TomlFields> nodes = new ArrayList<>();
        for (TomlValue item : items(name)) {
            if (!(item.value() instanceof TomlTable table)) {
                throw wrong(item, "'" + name + "' must hold tables; write [[" + name + "]]");
            }
            nodes.add(of(file, named, table));
        }
        return nodes;
    }

    @Nullable
    TomlFields node(String name) {
        TomlValue value = value(name);
        if (value == null) {
            return null;
        }
        if (!(value.value() instanceof TomlTable table)) {
            throw wrong(value, "'" + name + "' must be a table; write [" + name + "]");
        }
        return of(file, named, table);
    }

    /** Patterns of a list, for RE2. */
    List<Pattern> patterns(String name) {
        List<Pattern> patterns = new ArrayList<>();
        for (TomlValue item : items(name)) {
            if (!(item.value() instanceof String text)) {
                throw wrong(item, "'" + name + "' must hold texts");
            }
            patterns.add(pattern(item, name, text));
        }
        return patterns;
    }

    Pattern pattern(TomlValue where, String name, String text) {
        String why = RulePattern.whyNotOwn(text);
        if (why != null) {
            throw wrong(where, "'" + name + "' is malformed: " + why);
        }
        return Pattern.compile(text);
    }
}
