package io.claviger.server.posture;

import static io.claviger.server.posture.Crawled.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.server.Refusal;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Listing;
import io.claviger.server.database.Database;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.Status;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TriageIT {
    @Inject
    Crawled crawled;

    @Inject
    Database database;

    @Inject
    Triage triage;

    @Inject
    FindingSearch search;

    @Inject
    Listing listing;

    @Inject
    PassOfTime passOfTime;

    @Inject
    PostureClock clock;

    @Inject
    Evaluator evaluator;

    @AfterEach
    void setTheClockRight() {
        clock.setAhead(Duration.ZERO);
    }

    @Test
    void opensAWaivedFindingAgainOnItsEndDate() {
        // Given
        UUID source = administrator("w");
        UUID finding = finding(source, "identity-administrator");
        Instant until = clock.instant().plus(Duration.ofDays(30));

        // When
        triage.change(List.of(finding), waiver(until));

        // Then
        assertThat(crawled.findings(source, "w")).contains("identity-administrator WAIVED");
        assertThat(crawled.value("select open_findings from identity where source_id = ?", source))
                .isEqualTo("1");
        assertThat(listing.find(FindingList.SOURCE, ListQuery.all(), finding)
                        .orElseThrow()
                        .path("waiver")
                        .path("reason")
                        .asText())
                .isEqualTo("moves next month");

        // When
        clock.setAhead(Duration.ofDays(31));
        passOfTime.pass(clock.instant(), () -> false);

        // Then
        assertThat(crawled.findings(source, "w")).contains("identity-administrator OPEN");
        assertThat(crawled.value("select open_findings from identity where source_id = ?", source))
                .isEqualTo("2");
        assertThat(listing.find(FindingList.SOURCE, ListQuery.all(), finding)
                        .orElseThrow()
                        .path("waiver")
                        .isNull())
                .isTrue();
    }

    @Test
    void keepsAWaiverWhileTheObjectIsEvaluatedAgain() {
        // Given
        UUID source = administrator("kept");
        UUID finding = finding(source, "identity-administrator");
        triage.change(List.of(finding), waiver(clock.instant().plus(Duration.ofDays(3))));

        // When
        evaluator.evaluate(ObjectKind.IDENTITY, List.of(crawled.id("identity", source, "kept")), clock.instant());
        triage.change(List.of(finding), new Triage.Wish(null, true, "ana", null));

        // Then
        assertThat(crawled.findings(source, "kept")).contains("identity-administrator WAIVED");
        assertThat(crawled.value("select waiver_reason || assignee from finding where id = ?", finding))
                .isEqualTo("moves next monthana");
    }

    @Test
    void keepsAWaiverWhenTheObjectIsRenamed() {
        // Given
        UUID source = administrator("before");
        UUID finding = finding(source, "identity-administrator");
        triage.change(List.of(finding), waiver(clock.instant().plus(Duration.ofDays(3))));
        UUID id = crawled.id("identity", source, "before");
        database.update("update identity set name = 'after' where id = ?", id);

        // When
        evaluator.evaluate(ObjectKind.IDENTITY, List.of(id), clock.instant());

        // Then
        assertThat(crawled.findings(source, "after")).contains("identity-administrator WAIVED");
        assertThat(crawled.value("select waiver_reason from finding where id = ?", finding))
                .isEqualTo("moves next month");
    }

    @Test
    void changesNothingInADryRunAndAllAtOnceOtherwise() {
        // Given
        UUID source = administrator("bulk");
        String name = crawled.value("select name from source where id = ?", source);
        List<UUID> ids = search.matching("source.name == \"" + name + "\"");
        Triage.Wish wish = new Triage.Wish(FindingStatus.ACKNOWLEDGED, true, "ana", null);
        String before = rows(source);

        // When
        List<UUID> would = triage.wouldChange(ids, wish);

        // Then
        assertThat(would).hasSize(2);
        assertThat(rows(source)).isEqualTo(before);

        // When
        List<UUID> changed = triage.change(ids, wish);

        // Then
        assertThat(changed).containsExactlyInAnyOrderElementsOf(would);
        assertThat(crawled.findings(source, "bulk"))
                .containsExactly("identity-administrator ACKNOWLEDGED", "identity-without-owner ACKNOWLEDGED");
        assertThat(triage.wouldChange(ids, new Triage.Wish(FindingStatus.ACKNOWLEDGED, false, null, null)))
                .isEmpty();
    }

    @Test
    void refusesWhatOnlyTheEvaluationDecides() {
        // Given
        UUID finding = finding(administrator("refused"), "identity-administrator");

        // When
        // Then
        assertThatThrownBy(() ->
                        triage.change(List.of(finding), new Triage.Wish(FindingStatus.RESOLVED, false, null, null)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("resolves by itself");
        assertThatThrownBy(() ->
                        triage.change(List.of(finding), waiver(clock.instant().minusSeconds(1))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ends in the future");
        assertThatThrownBy(() -> triage.change(List.of(finding), new Triage.Wish(null, false, null, null)))
                .isInstanceOf(Refusal.class);
    }

    private UUID administrator(String name) {
        UUID source = crawled.source();
        crawled.crawl(source, role(name, Status.ACTIVE, Privilege.ADMIN));
        evaluator.evaluate(ObjectKind.IDENTITY, List.of(crawled.id("identity", source, name)), clock.instant());
        return source;
    }

    private UUID finding(UUID source, String policy) {
        return UUID.fromString(
                crawled.value("select id from finding where source_id = ? and policy_id = ?", source, policy));
    }

    private String rows(UUID source) {
        return String.join(
                "\n",
                database.query(
                        "select f::text from finding f where source_id = ? order by id",
                        row -> row.getString(1),
                        source));
    }

    private static Triage.Wish waiver(Instant until) {
        return new Triage.Wish(null, false, null, new Triage.Waiver("moves next month", until, "ciso"));
    }
}
