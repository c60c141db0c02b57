package io.claviger.engine.secrets.judge;

import io.claviger.engine.json.JsonReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The top-level texts, numbers and truth values of a JSON object, each as a text; made for the parts of tokens. */
final class JsonFields {

    private JsonFields() {}

    /** Field by field, with an empty text for arrays, objects and null; nothing for what is not one JSON object. */
    static @Nullable Map<String, String> read(String json) {
        Map<String, @Nullable Object> object = JsonReader.readObject(json);
        if (object == null) {
            return null;
        }
        Map<String, String> fields = new HashMap<>();
        object.forEach((name, value) -> fields.put(name, text(value)));
        return fields;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> object -> "";
            case List<?> array -> "";
            default -> value.toString();
        };
    }
}
