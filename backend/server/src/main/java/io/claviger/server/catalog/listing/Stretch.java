package io.claviger.server.catalog.listing;

import io.claviger.server.catalog.listing.Question.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list's order that one index holds: all of it, or, where the sort key can be unknown, the rows with a known key or
 * those without.
 *
 * @param known whether the key is; null where it always is
 * @param after the last row of the page before
 */
record Stretch(
        SortKey sort,
        boolean descending,
        @Nullable Boolean known,
        @Nullable Cursor after) {

    static Stretch of(Question question, @Nullable Boolean known, @Nullable Cursor after) {
        return new Stretch(question.sort(), question.descending(), known, after);
    }

    String key() {
        return sort.sql();
    }

    private boolean unknown() {
        return Boolean.FALSE.equals(known);
    }

    String order(String key, String id) {
        String direction = descending ? " desc" : "";
        return unknown() ? id + direction : key + direction + ", " + id + direction;
    }

    /** Which rows are in the stretch, beyond the cursor. */
    Part keyset(String key, String id) {
        String stretch = known == null ? "true" : key + (known ? " is not null" : " is null");
        String beyond = descending ? " < " : " > ";
        if (after == null) {
            return new Part(stretch, List.of());
        }
        if (unknown()) {
            return new Part(stretch + " and " + id + beyond + "?", List.of(after.id()));
        }
        String value = after.value();
        return value == null
                ? new Part(stretch, List.of())
                : new Part(
                        stretch + " and (" + key + ", " + id + ")" + beyond + "(?::"
                                + sort.type().cast() + ", ?)",
                        List.of(value, after.id()));
    }
}
