package io.claviger.engine.access.escalation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A list of facts in YAML that is packed with this engine. */
final class PackedFacts {

    private PackedFacts() {}

    /** @param fact what one entry says */
    static <T> List<T> read(String name, Function<Map<?, ?>, T> fact) {
        try (InputStream in = PackedFacts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not packed");
            }
            List<?> written =
                    (List<?>) new Load(LoadSettings.builder().setLabel(name).build()).loadFromInputStream(in);
            return written.stream().map(one -> fact.apply((Map<?, ?>) one)).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<String> texts(@Nullable Object written) {
        return written instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    static @Nullable String text(@Nullable Object written) {
        return written == null ? null : written.toString();
    }
}
