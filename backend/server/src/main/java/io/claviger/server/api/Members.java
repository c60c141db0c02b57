package io.claviger.server.api;

import io.claviger.server.Refusal;
import org.jspecify.annotations.Nullable;

/** Members of a body that must be there. */
public final class Members {

    private Members() {}

    public static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw Refusal.invalid(
                    "member-missing", "'" + name + "' is missing", new Refusal.Place("/" + name, "is missing"));
        }
        return value;
    }

    /** A text in which there is something, without the blanks around it. */
    public static String text(String name, @Nullable String value) {
        String stripped = value == null ? "" : value.strip();
        return required(name, stripped.isEmpty() ? null : stripped);
    }
}
