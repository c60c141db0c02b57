package io.claviger.engine.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a value by a JSON Pointer (RFC 6901). */
public final class JsonPointer {

    private JsonPointer() {}

    /** The value there, or {@code null} when there is none. */
    public static @Nullable Object find(@Nullable Object document, String pointer) {
        Object found = document;
        for (String step : pointer.substring(1).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            found = switch (found) {
                case Map<?, ?> object -> object.get(name);
                case List<?> array
                when name.matches("[0-9]{1,6}") && Integer.parseInt(name) < array.size() ->
                    array.get(Integer.parseInt(name));
                case null, default -> null;
            };
        }
        return found;
    }
}
