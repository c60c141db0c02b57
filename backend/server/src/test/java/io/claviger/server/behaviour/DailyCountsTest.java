package io.claviger.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.claviger.server.catalog.CatalogIds;
import io.claviger.server.catalog.LastUse;
import io.claviger.server.catalog.Seen;
import io.claviger.spi.UsageEvent.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DailyCountsTest {

    private static final UUID SOURCE = UUID.randomUUID();
    private static final UUID IDENTITY = UUID.randomUUID();
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final DailyCounts daily = new DailyCounts();

    private void used(Instant at, Outcome outcome) {
        String id = UUID.randomUUID().toString();
        daily.add(SOURCE, IDENTITY, Use.of(SOURCE, Seen.used(id, Seen.role("a"), Seen.key("k"), at, outcome)));
    }

    @Test
    void countsWhatIsAlikeOnADayTogether() {
        // Given
        used(NOON, Outcome.ALLOWED);
        used(NOON.minusSeconds(60), Outcome.DENIED);
        used(NOON.plusSeconds(60), Outcome.ERROR);

        // Then
        assertThat(daily.counts())
                .containsExactly(entry(
                        new DailyCounts.Key(
                                SOURCE,
                                IDENTITY,
                                CatalogIds.object(SOURCE, Seen.key("k")),
                                "s3",
                                "GetObject",
                                "eu-west-1",
                                "198.51.100.0/24",
                                LocalDate.parse("2026-11-20")),
                        new DailyCounts.Count(3, 1, 1, NOON.minusSeconds(60), NOON.plusSeconds(60))));
    }

    @Test
    void countsEveryDayForItself() {
        // Given
        used(NOON, Outcome.ALLOWED);
        used(NOON.plusSeconds(12 * 3600), Outcome.ALLOWED);

        // Then
        assertThat(daily.counts().keySet())
                .extracting(DailyCounts.Key::day)
                .containsExactlyInAnyOrder(LocalDate.parse("2026-11-20"), LocalDate.parse("2026-11-21"));
    }

    @Test
    void tellsTheLastUseInWhicheverOrderTheyCome() {
        // Given
        used(NOON.plusSeconds(60), Outcome.ALLOWED);
        used(NOON, Outcome.ALLOWED);

        // Then
        assertThat(daily.credentials()).extracting(LastUse::at).containsExactly(NOON.plusSeconds(60));
        assertThat(daily.identities()).extracting(LastUse::from).containsExactly("s3 in eu-west-1");
    }
}
