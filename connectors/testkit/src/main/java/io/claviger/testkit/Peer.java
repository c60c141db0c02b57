package io.claviger.testkit;

import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.ConnectorFactory;
import io.claviger.spi.Settings;
import java.util.List;

/**
 * A real source that a connector is tested against.
 *
 * @param factory makes the connector
 * @param settings connect it to a source that holds a few things of each kind, and enough for more than one checkpoint in at
 *     least one scope; they hold {@code canary} in every secret
 * @param canary a secret that must not be seen in anything that the connector says
 * @param failures settings that make it fail, each in its own way; their secrets hold {@code canary}, too
 * @param damaged settings that connect it to a source of which a part cannot be read
 */
public record Peer(
        ConnectorFactory factory, Settings settings, String canary, List<Failure> failures, List<Settings> damaged) {

    /** Settings that make a connector fail when it first talks to its source, and how. */
    public record Failure(String what, Settings settings, Category category) {}
}
