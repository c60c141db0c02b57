package io.claviger.server.sources;

import io.claviger.server.Refusal;
import io.claviger.spi.ConnectorFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The kinds of sources that this installation can read: whatever the ServiceLoader finds on the class path. */
@ApplicationScoped
public class Connectors {

    /** A kind of source with its settings' schema, read once. */
    public record Kind(ConnectorFactory factory, SettingsSchema schema) {}

    private final Map<String, Kind> kinds = new TreeMap<>();

    Connectors() {
        for (ConnectorFactory factory : ServiceLoader.load(
                ConnectorFactory.class, Thread.currentThread().getContextClassLoader())) {
            Kind other = kinds.put(factory.type(), new Kind(factory, SettingsSchema.parse(factory.settingsSchema())));
            if (other != null) {
                throw new IllegalStateException("Two connectors are named '" + factory.type() + "': "
                        + other.factory().getClass().getName() + " and "
                        + factory.getClass().getName());
            }
        }
    }

    public List<Kind> all() {
        return List.copyOf(kinds.values());
    }

    /** Empty when the installation no longer has the connector that a source was made with. */
    public Optional<Kind> find(String type) {
        return Optional.ofNullable(kinds.get(type));
    }

    public Kind named(String type) {
        return find(type)
                .orElseThrow(() -> Refusal.invalid(
                        "connector-unknown",
                        "There is no connector '" + type + "': choose one of " + String.join(", ", kinds.keySet()),
                        new Refusal.Place("/connector", "not known")));
    }
}
