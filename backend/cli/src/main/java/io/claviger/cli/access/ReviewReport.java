package io.claviger.cli.access;

import io.claviger.engine.access.escalation.PrincipalReview;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a review down. */
@FunctionalInterface
interface ReviewReport {

    void write(List<PrincipalReview> reviews, PrintWriter out) throws IOException;

    /**
     * Null when there is no such format.
     *
     * @param now when the review was made
     */
    static @Nullable ReviewReport named(String format, Instant now) {
        return switch (format) {
            case "text" -> new ReviewText();
            case "json" -> ReviewJson.asArray();
            case "jsonl" -> ReviewJson.asLines();
            case "html" -> new ReviewPage(now);
            default -> null;
        };
    }
}
