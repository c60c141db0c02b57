package io.claviger.server.posture;

import static io.claviger.server.posture.Crawled.eventually;
import static io.claviger.server.posture.Crawled.key;
import static io.claviger.server.posture.Crawled.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.claviger.server.database.Database;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From an observation to a finding, through the outbox, Kafka and back. */
@QuarkusTest
class PostureIT {
    private static final Instant NEXT_YEAR = Instant.now().plus(365, ChronoUnit.DAYS);

    @Inject
    Crawled crawled;

    @Inject
    Database database;

    @Inject
    PassOfTime passOfTime;

    @Inject
    PostureClock clock;

    @Inject
    Evaluator evaluator;

    @Inject
    MeterRegistry metrics;

    @AfterEach
    void setTheClockRight() {
        clock.setAhead(Duration.ZERO);
    }

    @Test
    void opensChangesAndResolvesFindingsByThemselves() {
        // Given
        UUID source = crawled.source();
        crawled.crawl(source, role("app", Status.ACTIVE, Privilege.ADMIN), key("k1", "app", Status.ACTIVE, null));
        eventually(() -> assertThat(crawled.findings(source, "k1")).containsExactly("credential-never-expires OPEN"));
        assertThat(crawled.findings(source, "app"))
                .containsExactly("identity-administrator OPEN", "identity-without-owner OPEN");
        assertThat(crawled.value(
                        "select evidence::text from finding where source_id = ? and object_name = 'k1'", source))
                .contains("\"field\": \"status\"", "\"value\": \"ACTIVE\"", "\"label\": \"expires\"");
        assertThat(crawled.value(
                        "select open_findings || ' ' || (risk_score > 20) from identity where source_id = ?", source))
                .isEqualTo("2 true");

        // When
        crawled.crawl(source, role("app", Status.ACTIVE, Privilege.READ), key("k1", "app", Status.ACTIVE, NEXT_YEAR));

        // Then
        eventually(
                () -> assertThat(crawled.findings(source, "k1")).containsExactly("credential-never-expires RESOLVED"));
        eventually(() -> assertThat(crawled.findings(source, "app"))
                .containsExactly("identity-administrator RESOLVED", "identity-without-owner OPEN"));
        assertThat(crawled.value("select open_findings from identity where source_id = ?", source))
                .isEqualTo("1");
    }

    @Test
    void resolvesWhatIsGoneAndOpensItAgainWhenItReturns() {
        // Given
        UUID source = crawled.source();
        crawled.crawl(source, role("old", Status.ACTIVE, Privilege.READ), key("k2", "old", Status.ACTIVE, null));
        eventually(() -> assertThat(crawled.findings(source, "k2")).containsExactly("credential-never-expires OPEN"));

        // When
        crawled.crawl(source, role("old", Status.ACTIVE, Privilege.READ));

        // Then
        eventually(
                () -> assertThat(crawled.findings(source, "k2")).containsExactly("credential-never-expires RESOLVED"));

        // When
        crawled.crawl(source, role("old", Status.ACTIVE, Privilege.READ), key("k2", "old", Status.ACTIVE, null));

        // Then
        eventually(() -> assertThat(crawled.findings(source, "k2")).containsExactly("credential-never-expires OPEN"));
    }

    @Test
    void looksAtTouchedObjectsOnly() {
        // Given
        UUID source = crawled.source();
        crawled.crawl(
                source,
                role("a", Status.ACTIVE, Privilege.READ),
                key("a1", "a", Status.ACTIVE, NEXT_YEAR),
                role("b", Status.ACTIVE, Privilege.READ),
                key("b1", "b", Status.ACTIVE, NEXT_YEAR));
        eventually(() -> assertThat(crawled.findings(source, "b")).containsExactly("identity-without-owner OPEN"));
        eventually(() -> assertThat(crawled.findings(source, "a")).containsExactly("identity-without-owner OPEN"));

        // When
        double least = Double.MAX_VALUE;
        for (int i = 0;
                i < 3;
                i++) { // what looks at all now and then for the passing of time may fall into one of them
            double before = settled();
            UUID other = crawled.source();
            crawled.crawl(other, role("c", Status.ACTIVE, Privilege.READ), key("c1", "c", Status.ACTIVE, null));
            eventually(
                    () -> assertThat(crawled.findings(other, "c1")).containsExactly("credential-never-expires OPEN"));
            least = Math.min(least, settled() - before);
        }

        // Then
        assertThat(least).isBetween(2.0, 4.0);
    }

    @Test
    void changesNothingWhenAFactComesAgain() {
        // Given
        UUID source = crawled.source();
        crawled.crawl(source, role("twice", Status.ACTIVE, Privilege.ADMIN));
        eventually(() -> assertThat(crawled.findings(source, "twice")).hasSize(2));
        UUID id = crawled.id("identity", source, "twice");
        String before = rows(id);

        // When
        evaluator.evaluate(ObjectKind.IDENTITY, List.of(id), clock.instant());

        // Then
        assertThat(rows(id)).isEqualTo(before);
    }

    @Test
    void opensAFindingWhenItsDateComes() {
        // Given
        UUID source = crawled.source();
        crawled.crawl(
                source, role("dated", Status.ACTIVE, Privilege.READ), key("k3", "dated", Status.ACTIVE, NEXT_YEAR));
        eventually(() -> assertThat(crawled.findings(source, "dated")).containsExactly("identity-without-owner OPEN"));
        assertThat(crawled.findings(source, "k3")).isEmpty();

        // When
        clock.setAhead(Duration.ofDays(355));
        passOfTime.pass(clock.instant(), () -> false);

        // Then
        assertThat(crawled.findings(source, "k3")).containsExactly("credential-expires-soon OPEN");

        // When
        clock.setAhead(Duration.ofDays(366));
        passOfTime.pass(clock.instant(), () -> false);

        // Then
        assertThat(crawled.findings(source, "k3"))
                .containsExactly("credential-expired-but-active OPEN", "credential-expires-soon RESOLVED");
    }

    private String rows(UUID objectId) {
        return String.join(
                "\n",
                database.query(
                        "select f::text from finding f where object_id = ? union all select i::text from identity i where id = ?",
                        row -> row.getString(1),
                        objectId,
                        objectId));
    }

    /** The number of evaluations, once no more come. */
    private double settled() {
        double[] last = {-1};
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(700))
                .until(() -> {
                    double now = metrics.counter("claviger.posture.evaluated").count();
                    boolean same = now == last[0];
                    last[0] = now;
                    return same;
                });
        return last[0];
    }
}
