package io.claviger.server.sources;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.sealing.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parts secret settings from the others, and keeps them sealed for the very row that they belong to. */
@ApplicationScoped
class SealedSecrets {

    private final Sealer sealer;
    private final ObjectMapper json;

    SealedSecrets(Sealer sealer, ObjectMapper json) {
        this.sealer = sealer;
        this.json = json;
    }

    /** The secret settings that have a value. */
    ObjectNode secretsOf(ObjectNode settings, Set<String> names) {
        ObjectNode secrets = json.createObjectNode();
        for (String name : names) {
            if (settings.hasNonNull(name) && !settings.path(name).asText().isEmpty()) {
                secrets.set(name, settings.get(name));
            }
        }
        return secrets;
    }

    static ObjectNode without(ObjectNode settings, Set<String> names) {
        ObjectNode open = settings.deepCopy();
        names.forEach(open::remove);
        return open;
    }

    byte @Nullable [] seal(UUID sourceId, ObjectNode secrets) {
        try {
            return secrets.isEmpty() ? null : sealer.seal(json.writeValueAsBytes(secrets), place(sourceId));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    ObjectNode unseal(UUID sourceId, byte @Nullable [] sealed) {
        if (sealed == null) {
            return json.createObjectNode();
        }
        try {
            return (ObjectNode) json.readTree(sealer.unseal(sealed, place(sourceId)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String place(UUID sourceId) {
        return "source:" + sourceId;
    }
}
