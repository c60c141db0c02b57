package io.claviger.server.catalog.merge;

import io.claviger.server.catalog.ExposureSeen;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Which of two versions of a place speaks for an exposure: the current one, then the youngest, then any but always the same. */
record ExposureRank(
        boolean current,
        @Nullable Instant writtenAt,
        @Nullable String version,
        int line,
        int column) implements Comparable<ExposureRank> {

    private static final Comparator<ExposureRank> ORDER = Comparator.comparing(ExposureRank::current)
            .thenComparing(ExposureRank::writtenAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ExposureRank::version, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ExposureRank::line, Comparator.reverseOrder())
            .thenComparing(ExposureRank::column, Comparator.reverseOrder());

    static ExposureRank of(ExposureSeen seen) {
        Instant written = seen.writtenAt();
        return new ExposureRank(
                seen.current(),
                written == null ? null : written.truncatedTo(ChronoUnit.MICROS),
                seen.version(),
                seen.line(),
                seen.column());
    }

    @Override
    public int compareTo(ExposureRank other) {
        return ORDER.compare(this, other);
    }
}
