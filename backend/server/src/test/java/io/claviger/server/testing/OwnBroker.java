package io.claviger.server.testing;

import io.claviger.embedded.EmbeddedOptions;
import io.claviger.embedded.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Kafka broker for one test class, which may stop it and start it again: it keeps its port and its data. */
public class OwnBroker implements QuarkusTestResourceLifecycleManager {

    private static @Nullable Path home;
    private static @Nullable EmbeddedParts parts;

    @Override
    public Map<String, String> start() {
        try {
            home = Files.createTempDirectory("claviger-broker");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        startBroker();
        return Map.of(
                "claviger.kafka.bootstrap", started().kafkaBootstrap(), "claviger.kafka.delivery-timeout", "PT3S");
    }

    @Override
    public void stop() {
        stopBroker();
    }

    /** After the shared parts, so that this broker's address counts. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, field -> field.getType() == OwnBroker.class);
    }

    /** Unless it runs. */
    public void startBroker() {
        if (home == null) {
            throw new IllegalStateException("No home yet");
        }
        if (parts != null) {
            return;
        }
        parts = EmbeddedParts.start(new EmbeddedOptions(home, false, true, false, quiet -> {}));
    }

    public void stopBroker() {
        if (parts != null) {
            parts.close();
            parts = null;
        }
    }

    private static EmbeddedParts started() {
        if (parts == null) {
            throw new IllegalStateException("The broker is stopped");
        }
        return parts;
    }
}
