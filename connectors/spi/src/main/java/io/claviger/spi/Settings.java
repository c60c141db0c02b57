package io.claviger.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was configured for a source, by the names of the settings' JSON Schema. Values are {@code String}, {@code Boolean},
 * {@code Long}, {@code Double}, {@code List<String>} or {@link Secret}. Its own text form holds no values.
 */
public final class Settings {

    private final Map<String, Object> values;

    public Settings(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** A text that must be there. */
    public String text(String name) throws ConnectorException {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    /** A text, unless it is absent or blank. */
    public Optional<String> optionalText(String name) throws ConnectorException {
        return value(name, String.class).filter(text -> !text.isBlank());
    }

    /** A secret, unless it is absent or empty. */
    public Optional<Secret> secret(String name) throws ConnectorException {
        return value(name, Secret.class).filter(secret -> !secret.reveal().isEmpty());
    }

    public long number(String name, long otherwise) throws ConnectorException {
        return value(name, Number.class).map(Number::longValue).orElse(otherwise);
    }

    public boolean flag(String name, boolean otherwise) throws ConnectorException {
        return value(name, Boolean.class).orElse(otherwise);
    }

    /** A list of texts; absent is empty. */
    public List<String> texts(String name) throws ConnectorException {
        return value(name, List.class)
                .map(list -> ((List<?>) list).stream().map(String::valueOf).toList())
                .orElse(List.of());
    }

    private <T> Optional<T> value(String name, Class<T> type) throws ConnectorException {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw new ConnectorException(
                    ConnectorException.Category.PROTOCOL,
                    "Setting '" + name + "' must be a " + type.getSimpleName().toLowerCase(java.util.Locale.ROOT));
        }
        return Optional.of(type.cast(value));
    }

    private static ConnectorException missing(String name) {
        return new ConnectorException(ConnectorException.Category.PROTOCOL, "Setting '" + name + "' is missing");
    }

    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
