package io.claviger.server.catalog.merge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON with sorted names and no spaces, so that equal attributes are equal texts. */
final class CanonicalJson {

    private CanonicalJson() {}

    static String of(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value);
        return out.toString();
    }

    private static void write(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> writeMap(out, map);
            case List<?> list -> writeList(out, list);
            case Boolean flag -> out.append(flag.booleanValue());
            case Double number when number.isNaN() || number.isInfinite() -> quote(out, number.toString());
            case Number number -> out.append(number);
            default -> quote(out, value.toString());
        }
    }

    private static void writeMap(StringBuilder out, Map<?, ?> map) {
        char before = '{';
        Map<?, ?> sorted = map.size() < 2 ? map : new TreeMap<>(map);
        for (Map.Entry<?, ?> entry : sorted.entrySet()) {
            out.append(before);
            quote(out, String.valueOf(entry.getKey()));
            out.append(':');
            write(out, entry.getValue());
            before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private static void writeList(StringBuilder out, List<?> list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(out, list.get(i));
        }
        out.append(']');
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == 0) {
                // PostgreSQL stores no NUL in a text, not even an escaped one.
                out.append('\uFFFD');
            } else if (c < 0x20) {
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
