package io.claviger.server.api.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The envelope of a list that always fits on one page. */
public record FewItems<T>(List<T> items, @Nullable String nextCursor, long total) {

    static <T> FewItems<T> of(List<T> items) {
        return new FewItems<>(items, null, items.size());
    }
}
