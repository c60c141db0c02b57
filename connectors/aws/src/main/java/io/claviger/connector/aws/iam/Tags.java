package io.claviger.connector.aws.iam;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The tags of a resource as attributes: all of them under {@code tags}, and how sensitive it is under {@code classification}. */
public final class Tags {

    private static final Set<String> LABELS =
            Set.of("classification", "dataclassification", "sensitivity", "datasensitivity", "confidentiality");

    private Tags() {}

    public static void put(Map<String, String> tags, Map<String, Object> attributes) {
        if (tags.isEmpty()) {
            return;
        }
        attributes.put("tags", Map.<String, Object>copyOf(tags));
        tags.forEach((key, value) -> {
            if (LABELS.contains(key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))) {
                attributes.put("classification", value);
            }
        });
    }

    /** From the structure that each service has for a tag. */
    public static <T> Map<String, String> of(Iterable<T> tags, Function<T, String> key, Function<T, String> value) {
        Map<String, String> read = new HashMap<>();
        tags.forEach(tag -> read.put(key.apply(tag), value.apply(tag)));
        return read;
    }
}
