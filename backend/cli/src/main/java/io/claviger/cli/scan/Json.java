package io.claviger.cli.scan;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes JSON (RFC 8259) as text; nothing else is needed here, and a library would cost the start. */
final class Json {

    private final StringBuilder text = new StringBuilder();

    Json open(char bracket) {
        comma();
        text.append(bracket);
        return this;
    }

    Json open(String name, char bracket) {
        name(name);
        text.append(bracket);
        return this;
    }

    Json close(char bracket) {
        text.append(bracket);
        return this;
    }

    Json field(String name, @Nullable Object value) {
        name(name);
        value(value);
        return this;
    }

    Json item(Object value) {
        comma();
        value(value);
        return this;
    }

    /** Adds a value that is JSON already. */
    Json raw(String json) {
        comma();
        text.append(json);
        return this;
    }

    private void name(String name) {
        comma();
        quote(name);
        text.append(':');
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case Double number -> text.append(String.format(Locale.ROOT, "%.2f", number));
            case Number number -> text.append(number);
            case Boolean flag -> text.append(flag);
            default -> quote(value.toString());
        }
    }

    private void comma() {
        if (!text.isEmpty() && "[{:".indexOf(text.charAt(text.length() - 1)) < 0) {
            text.append(',');
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    boolean lone = Character.isSurrogate(c) && !isPaired(value, i);
                    if (c < 0x20 || c == 0x2028 || c == 0x2029 || lone) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private static boolean isPaired(String value, int at) {
        return Character.isHighSurrogate(value.charAt(at))
                ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
