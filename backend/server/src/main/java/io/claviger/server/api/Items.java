package io.claviger.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The envelope of the lists that are not lists of the catalog. */
public record Items<T>(List<T> items, @Nullable String nextCursor, long total) {

    /** A list that is one page. */
    public static <T> Items<T> all(List<T> items) {
        return new Items<>(items, null, items.size());
    }
}
