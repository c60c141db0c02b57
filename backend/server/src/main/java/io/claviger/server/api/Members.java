package io.claviger.server.api;

import io.claviger.server.Refusal;
import java.util.Collection;
import java.util.stream.Collectors;
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

    /** The answer to a member that is none of those that are known. */
    public static Refusal unknown(String name, Collection<String> known) {
        String those = known.stream().sorted().collect(Collectors.joining(", "));
        return Refusal.invalid(
                "unknown-field",
                "The body has a field '" + name + "' that is not known here. Known are: " + those,
                new Refusal.Place("/" + name, "is not known; known are: " + those));
    }

    /** A text in which there is something, without the blanks around it. */
    public static String text(String name, @Nullable String value) {
        String stripped = value == null ? "" : value.strip();
        return required(name, stripped.isEmpty() ? null : stripped);
    }
}
