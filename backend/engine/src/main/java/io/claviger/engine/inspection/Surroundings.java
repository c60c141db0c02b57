package io.claviger.engine.inspection;

import io.claviger.engine.inspection.InspectionCheck.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the token stood.
 *
 * @param inUrl whether in a URL's query, fragment or user part; {@code null} when that is not known
 * @param inLog whether in a log; {@code null} when that is not known
 */
public record Surroundings(
        @Nullable Boolean inUrl, @Nullable Boolean inLog) {

    public static final Surroundings UNKNOWN = new Surroundings(null, null);

    /** These, and what others know: seen once is seen. */
    public Surroundings and(Surroundings other) {
        return new Surroundings(either(inUrl, other.inUrl), either(inLog, other.inLog));
    }

    private static @Nullable Boolean either(@Nullable Boolean one, @Nullable Boolean other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one || other;
    }

    List<InspectionCheck> checks() {
        return List.of(
                check(
                        "in-url",
                        "Not in a URL",
                        inUrl,
                        "It stands in a URL, and so in histories, logs and Referer headers: send it in the Authorization header",
                        "Not seen in a URL",
                        "RFC 6750, section 2.3; RFC 9700, section 4.3.2"),
                check(
                        "in-log",
                        "Not in a log",
                        inLog,
                        "It stands in a log, where all who read logs can take it: revoke it, and keep tokens out of logs",
                        "Not seen in a log",
                        "RFC 6750, section 5.2; RFC 9700, section 4.2.4"));
    }

    private static InspectionCheck check(
            String id, String title, @Nullable Boolean seen, String bad, String good, String reference) {
        if (seen == null) {
            return new InspectionCheck(
                    id, title, Result.UNKNOWN, "It was given alone; where it stood is not known", reference);
        }
        return new InspectionCheck(id, title, seen ? Result.FAIL : Result.PASS, seen ? bad : good, reference);
    }
}
