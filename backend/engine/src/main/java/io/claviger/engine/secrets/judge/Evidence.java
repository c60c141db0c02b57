package io.claviger.engine.secrets.judge;

import java.time.Instant;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * All that a check of structure may use.
 *
 * @param value the candidate; a character a byte
 * @param groups the named parts of the pattern that matched, such as {@code user} and {@code host}
 * @param argument what the rule file says after the check's name and a colon, or empty
 * @param identityKind the kind of identity that the type names, if it says so
 * @param around the text from so many bytes before the candidate to so many after it
 * @param now for what ends by a date
 */
public record Evidence(
        String value,
        Map<String, String> groups,
        String argument,
        @Nullable String identityKind,
        IntFunction<String> around,
        Instant now) {
    public Evidence {
        groups = Map.copyOf(groups);
    }

    @Override
    public String toString() {
        return "Evidence[" + groups.keySet() + "]";
    }
}
