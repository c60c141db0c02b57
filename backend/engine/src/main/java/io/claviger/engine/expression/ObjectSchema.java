package io.claviger.engine.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The typed fields of one kind of object, in the order in which they are offered. */
public final class ObjectSchema {
    private final String kind;
    private final boolean attributes;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    /**
     * @param kind such as {@code credential}
     * @param attributes whether {@code attribute("…")} reads what only one provider has
     */
    public ObjectSchema(String kind, boolean attributes, List<Field> fields) {
        this.kind = kind;
        this.attributes = attributes;
        for (Field field : fields) {
            if (this.fields.put(field.name(), field) != null) {
                throw new IllegalArgumentException("the field " + field.name() + " of a " + kind + " is there twice");
            }
        }
    }

    public ObjectSchema(String kind, List<Field> fields) {
        this(kind, false, fields);
    }

    public String kind() {
        return kind;
    }

    public boolean hasAttributes() {
        return attributes;
    }

    public List<Field> fields() {
        return List.copyOf(fields.values());
    }

    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
