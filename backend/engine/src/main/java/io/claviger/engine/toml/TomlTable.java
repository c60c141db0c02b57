package io.claviger.engine.toml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of values by their names, in the order in which they are written. */
public final class TomlTable {

    private final Map<String, TomlValue> values = new LinkedHashMap<>();
    /** Whether it was written as one, and so cannot be written again. */
    private boolean defined;

    TomlTable() {}

    public Map<String, TomlValue> values() {
        return Collections.unmodifiableMap(values);
    }

    public @Nullable TomlValue get(String name) {
        return values.get(name);
    }

    void put(String name, TomlValue value) {
        values.put(name, value);
    }

    /** Marks it as written; answers false when it was before. */
    boolean define() {
        boolean first = !defined;
        defined = true;
        return first;
    }
}
