package io.claviger.server.start;

import io.claviger.embedded.EmbeddedParts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The embedded parts of this process, for the demo, which makes its systems in them. */
final class StartedParts {

    private static volatile @Nullable EmbeddedParts parts;

    private StartedParts() {}

    static void set(Optional<EmbeddedParts> started) {
        parts = started.orElse(null);
    }

    static Optional<EmbeddedParts> get() {
        return Optional.ofNullable(parts);
    }
}
