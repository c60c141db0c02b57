package io.claviger.engine.json;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, texts, numbers and truth values as JSON (RFC 8259); anything else by its own text. */
public final class JsonText {

    private JsonText() {}

    public static String of(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(@Nullable Object value, StringBuilder text) {
        // A switch over types takes a hundredth of a second when the JVM meets it first.
        if (value instanceof Map<?, ?> object) {
            object(object, text);
        } else if (value instanceof Iterable<?> array) {
            array(array, text);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            quote(value.toString(), text);
        }
    }

    private static void object(Map<?, ?> object, StringBuilder text) {
        text.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> entries = object.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<?, ?> entry = entries.next();
            quote(String.valueOf(entry.getKey()), text);
            text.append(':');
            write(entry.getValue(), text);
            text.append(entries.hasNext() ? "," : "");
        }
        text.append('}');
    }

    private static void array(Iterable<?> array, StringBuilder text) {
        text.append('[');
        for (Iterator<?> items = array.iterator(); items.hasNext(); ) {
            write(items.next(), text);
            text.append(items.hasNext() ? "," : "");
        }
        text.append(']');
    }

    private static void quote(String value, StringBuilder text) {
        text.append('"');
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                default -> {
                    if (c < 0x20 || c == 0x7F || c >= 0x2028 && c <= 0x2029 || Character.isSurrogate(c)) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
