package io.claviger.server.catalog;

import static io.claviger.server.catalog.Seen.exposure;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExposureMergeIT {

    private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T08:00:00Z");

    @Inject
    TestCatalog catalog;

    private UUID source = new UUID(0, 0);

    @BeforeEach
    void newSource() {
        source = catalog.newSource();
    }

    @Test
    void theCurrentVersionSpeaksForAnExposureInWhateverOrderTheyCome() {
        // Given
        ExposureSeen now = exposure("a.yml", "f1", true, "c3", TUESDAY);
        ExposureSeen then = exposure("a.yml", "f1", false, "c1", MONDAY);
        catalog.crawlText(source, then, now);

        // When
        MergeCounts second = catalog.crawlText(source, now, then);
        MergeCounts third = catalog.crawlText(source, then, now);

        // Then
        assertThat(second).isEqualTo(new MergeCounts(2, 0, 0, 0));
        assertThat(third).isEqualTo(new MergeCounts(2, 0, 0, 0));
        assertThat(catalog.value("select current || ' ' || version from exposure where source_id = ?", source))
                .isEqualTo("true c3");
    }

    @Test
    void aSecretThatIsLeftOnlyInHistoryIsNoLongerCurrent() {
        // Given
        ExposureSeen then = exposure("a.yml", "f1", false, "c1", MONDAY);
        catalog.crawlText(source, exposure("a.yml", "f1", true, "c3", TUESDAY), then);

        // When
        MergeCounts second = catalog.crawlText(source, then);

        // Then
        assertThat(second).isEqualTo(new MergeCounts(1, 0, 1, 0));
        assertThat(catalog.value("select current || ' ' || version from exposure where source_id = ?", source))
                .isEqualTo("false c1");
        assertThat(catalog.crawlText(source).gone()).isEqualTo(1);
    }

    @Test
    void countsThePlacesOfOneSecret() {
        // Given
        String print = "print-" + UUID.randomUUID();

        // When
        catalog.crawlText(
                source, exposure("a.yml", print, true, "c", MONDAY), exposure("b.yml", print, true, "c", MONDAY));

        // Then
        assertThat(catalog.value(
                        "select min(place_count) || ' ' || max(place_count) from exposure where fingerprint = ?",
                        print))
                .isEqualTo("2 2");
    }
}
