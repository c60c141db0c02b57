package io.claviger.cli.access;

import io.claviger.engine.access.escalation.PrincipalReview;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a review down. */
@FunctionalInterface
interface ReviewReport {

    void write(List<PrincipalReview> reviews, PrintWriter out) throws IOException;

    /** Null when there is no such format. */
    static @Nullable ReviewReport named(String format) {
        return switch (format) {
            case "text" -> new ReviewText();
            case "json" -> ReviewJson.asArray();
            case "jsonl" -> ReviewJson.asLines();
            case "html" -> new ReviewPage();
            default -> null;
        };
    }
}
