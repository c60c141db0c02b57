package io.claviger.spi;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in which secrets may be found, and where they are.
 *
 * @param size in bytes, or -1 when it is not known
 */
public record Text(Place place, long size, Content content) {

    /**
     * Where text is held. A place that is seen again, with the same kind and external id, is the same place.
     *
     * @param ref such as {@code git.file} and its path
     * @param resource what contains the place, such as the repository; observed on its own
     * @param location for people, such as {@code shop/deploy.yml}
     * @param version the commit, revision or version in which it was seen
     * @param current whether this is what the source serves now, and not only its history
     */
    public record Place(
            ObjectRef ref,
            @Nullable ObjectRef resource,
            String location,
            @Nullable String version,
            boolean current,
            @Nullable String author,
            @Nullable Instant writtenAt,
            Map<String, Object> attributes) {
        public Place {
            attributes = Map.copyOf(attributes);
        }
    }

    /** Opens the bytes; called at most once. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
