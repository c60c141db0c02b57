package io.claviger.server.catalog;

import static io.claviger.server.catalog.Seen.consumer;
import static io.claviger.server.catalog.Seen.credential;
import static io.claviger.server.catalog.Seen.exposure;
import static io.claviger.server.catalog.Seen.grant;
import static io.claviger.server.catalog.Seen.identity;
import static io.claviger.server.catalog.Seen.owner;
import static io.claviger.server.catalog.Seen.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.server.database.Database;
import io.claviger.spi.Observation;
import io.claviger.spi.Observation.Status;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReconcilerIT {

    private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T08:00:00Z");

    @Inject
    TestCatalog catalog;

    @Inject
    Reconciler reconciler;

    @Inject
    Database database;

    private UUID source = new UUID(0, 0);

    @BeforeEach
    void newSource() {
        source = catalog.newSource();
    }

    @Test
    void theSameCrawlTwiceChangesNothing() {
        // Given
        Observation[] estate = {
            identity("app"),
            credential("k1", "app"),
            resource("t"),
            grant("app", "SELECT", "t"),
            owner("app", "pay", "label", 0.8),
            consumer("pod", "app")
        };
        catalog.crawl(source, "all", estate);
        String before = rows();
        long facts = catalog.facts(source).size();

        // When
        MergeCounts second = catalog.crawl(source, "all", estate);

        // Then
        assertThat(second).isEqualTo(new MergeCounts(6, 0, 0, 0));
        assertThat(rows()).isEqualTo(before);
        assertThat(catalog.facts(source)).hasSize((int) facts);
        assertThat(history("")).isZero();
        assertThat(catalog.count(
                        "select count(*) from crawl_seen join catalog_scope on no = scope_no where source_id = ?",
                        source))
                .isZero();
    }

    @Test
    void writesAnEstateTheSameInAnyOrder() {
        // Given
        UUID other = catalog.newSource();

        // When
        for (Observation one : new Observation[] {
            identity("app"),
            resource("t"),
            credential("k", "app"),
            grant("app", "SELECT", "t"),
            owner("app", "pay", "label", 0.8),
            consumer("pod", "app")
        }) {
            merge(source, one);
        }
        for (Observation one : new Observation[] {
            consumer("pod", "app"),
            owner("app", "pay", "label", 0.8),
            grant("app", "SELECT", "t"),
            credential("k", "app"),
            resource("t"),
            identity("app")
        }) {
            merge(other, one);
        }

        // Then
        assertThat(derived(source))
                .isEqualTo(derived(other))
                .contains("k app pay ACTIVE production", "app 1 1 1 pay", "t 1");
    }

    @Test
    void aCredentialBearsTheNameOfAnIdentityThatCameInTheSameBatch() {
        // When
        catalog.crawl(source, "all", credential("k", "app"), identity("app"));

        // Then
        assertThat(catalog.value(
                        "select identity_name || ' ' || identity_status from credential where source_id = ?", source))
                .isEqualTo("app ACTIVE");
        assertThat(catalog.value("select credential_count from identity where source_id = ?", source))
                .isEqualTo("1");
    }

    @Test
    void aFieldThatChangesMakesOneVersionAndOneFact() {
        // Given
        catalog.crawl(source, "all", identity("app"), credential("k", "app", TUESDAY, null));

        // When
        catalog.crawl(source, "all", identity("app"), credential("k", "app", MONDAY, null));

        // Then
        assertThat(history("credential")).isEqualTo(1);
        assertThat(catalog.facts(source)).endsWith("credential.changed k [\"expiresAt\"]");
    }

    @Test
    void aLaterUseMovesForwardWithoutAVersionAndUnknownUseErasesNothing() {
        // Given
        catalog.crawl(source, "all", credential("k", "app", null, MONDAY));

        // When
        catalog.crawl(source, "all", credential("k", "app", null, TUESDAY));
        catalog.crawl(source, "all", credential("k", "app", null, null));
        catalog.crawl(source, "all", credential("k", "app", null, MONDAY));

        // Then
        assertThat(catalog.value("select last_used_at at time zone 'UTC' from credential where source_id = ?", source))
                .isEqualTo("2026-11-17 08:00:00");
        assertThat(history("credential")).isZero();
        assertThat(catalog.facts(source))
                .endsWith("credential.changed k [\"lastUsedAt\"]")
                .hasSize(2);
    }

    @Test
    void whatACompleteScopeNoLongerSeesIsGoneAndComesBackAsTheSame() {
        // Given
        catalog.crawl(source, "all", identity("app"), credential("k", "app"));

        // When
        MergeCounts without = catalog.crawl(source, "all", identity("app"));
        MergeCounts again = catalog.crawl(source, "all", identity("app"), credential("k", "app"));

        // Then
        assertThat(without.gone()).isEqualTo(1);
        assertThat(again.changed()).isEqualTo(1);
        assertThat(catalog.facts(source))
                .contains("credential.gone k [\"goneAt\"]", "credential.changed k [\"goneAt\"]");
        assertThat(catalog.value("select gone_at from credential where source_id = ?", source))
                .isEqualTo("null");
        assertThat(catalog.value("select credential_count from identity where source_id = ?", source))
                .isEqualTo("1");
        assertThat(history("credential")).isEqualTo(2);
    }

    @Test
    void aScopeThatWasNotReadInFullLosesNothing() {
        // Given
        catalog.crawl(source, "all", identity("app"), credential("k", "app"));
        CrawlScopeRef second = new CrawlScopeRef(source, UUID.randomUUID(), "all", Seen.HELD);

        // When
        catalog.merge(second, identity("app"));
        MergeCounts end = catalog.finish(second, false);

        // Then
        assertThat(end.gone()).isZero();
        assertThat(catalog.count("select count(*) from credential where source_id = ? and gone_at is null", source))
                .isEqualTo(1);
    }

    @Test
    void aScopeMarksOnlyItsOwnAsGone() {
        // Given
        catalog.crawl(source, "north", identity("n"), identity("both"));
        catalog.crawl(source, "south", identity("s"), identity("both"));

        // When
        MergeCounts north = catalog.crawl(source, "north", identity("other"));

        // Then
        assertThat(north.gone()).isEqualTo(1);
        assertThat(live()).containsExactly("both", "other", "s");
        assertThat(catalog.crawl(source, "south", identity("s")).gone()).isEqualTo(1);
        assertThat(live()).containsExactly("other", "s");
    }

    @Test
    void resumesAfterACrashBetweenBatchesAndForgetsNothingSeenBefore() {
        // Given
        catalog.crawl(source, "all", identity("a"), identity("b"), identity("c"));
        CrawlScopeRef first = new CrawlScopeRef(source, UUID.randomUUID(), "all", Seen.HELD);
        catalog.merge(first, identity("a"), identity("b"));

        // When
        CrawlScopeRef resumed = new CrawlScopeRef(source, first.crawlId(), "all", Seen.HELD);
        catalog.merge(resumed, identity("c"));
        MergeCounts end = catalog.finish(resumed, true);

        // Then
        assertThat(end.gone()).isZero();
        assertThat(live()).containsExactly("a", "b", "c");
    }

    @Test
    void aCrashBetweenBatchAndCommitLeavesNothingBehind() {
        // Given
        CrawlScopeRef ref = new CrawlScopeRef(source, UUID.randomUUID(), "all", Seen.HELD);

        // When
        assertThatThrownBy(() -> reconciler.merge(
                        ref, List.of(identity("a"), credential("k", "a")), List.of(), (connection, counts) -> {
                            throw new IllegalStateException("the worker dies here");
                        }))
                .hasMessageContaining("dies here");

        // Then
        assertThat(live()).isEmpty();
        assertThat(catalog.facts(source)).isEmpty();
        assertThat(catalog.count("select count(*) from crawl_seen where crawl_id = ?", ref.crawlId()))
                .isZero();
    }

    @Test
    void theStrongestCombinedEvidenceNamesTheOwnerAndAConfirmedOneStays() {
        // Given
        catalog.crawl(
                source,
                "all",
                identity("app"),
                credential("k", "app"),
                owner("app", "one", "label", 0.7),
                owner("app", "two", "41 of 60 commits", 0.6),
                owner("app", "two", "named in the comment", 0.6));
        String inferred = catalog.value(
                "select owner_name || ' ' || owner_confidence from credential where source_id = ?", source);

        // When
        database.inTransaction(() -> database.run(connection -> {
            io.claviger.server.catalog.merge.OwnerConfirmation.confirm(
                    connection,
                    CatalogIds.object(source, Seen.role("app")),
                    new Observation.Person(Observation.Person.Kind.PERSON, "ana@example.com", "Ana"),
                    null);
            return 1;
        }));
        catalog.crawl(
                source, "all", identity("app"), credential("k", "app"), owner("app", "two", "42 of 60 commits", 1));

        // Then
        assertThat(inferred).isEqualTo("Team two 0.84");
        assertThat(catalog.value(
                        "select owner_name || ' ' || owner_confidence from credential where source_id = ?", source))
                .isEqualTo("Ana 1");
        assertThat(catalog.facts(source))
                .contains("credential.changed k [\"owner\"]", "identity.changed app [\"owner\"]");
    }

    @Test
    void aStatusOfAnIdentityIsToldOfItsCredentials() {
        // Given
        catalog.crawl(source, "all", identity("app"), credential("k", "app"));

        // When
        catalog.crawl(source, "all", identity("app", Status.DISABLED), credential("k", "app"));

        // Then
        assertThat(catalog.value("select identity_status from credential where source_id = ?", source))
                .isEqualTo("DISABLED");
        assertThat(catalog.facts(source))
                .endsWith("identity.changed app [\"status\"]", "credential.changed k [\"identity\"]");
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

    @Test
    void theCountersOfCellsAreTheCountsOfTheRows() {
        // Given
        catalog.crawl(
                source,
                "all",
                identity("a"),
                identity("b", Status.DISABLED),
                credential("k", "a"),
                credential("l", "b"));

        // When
        catalog.crawl(source, "all", identity("a", Status.EXPIRED), credential("k", "a"));

        // Then
        for (String kind : List.of("identity", "credential", "resource", "exposure")) {
            assertThat(catalog.count(
                            "select count(*) from (select cell, count(*)::numeric from " + kind
                                    + " where gone_at is null group by cell except select cell, sum(n) from tally where object_kind = ? group by cell) d",
                            kind))
                    .isZero();
        }
    }

    private void merge(UUID of, Observation one) {
        catalog.merge(new CrawlScopeRef(of, UUID.randomUUID(), "all", Seen.HELD), one);
    }

    private List<String> live() {
        return database.query(
                "select name from identity where source_id = ? and gone_at is null order by name",
                row -> row.getString(1),
                source);
    }

    private long history(String kind) {
        return catalog.count(
                "select count(*) from history where snapshot->>'source_id' = ? and (object_kind = ? or ? = '')",
                source.toString(),
                kind,
                kind);
    }

    private String rows() {
        return catalog.value(
                "select (select string_agg(i::text, ';') from identity i where source_id = ?) ||"
                        + " (select string_agg(c::text, ';') from credential c where source_id = ?)",
                source,
                source);
    }

    private String derived(UUID of) {
        return catalog.value(
                "select concat_ws(' ', 'k', identity_name, 'pay', identity_status, environment) || '; ' ||"
                        + " (select concat_ws(' ', name, credential_count, active_credential_count, consumer_count, replace(owner_name, 'Team ', '')) from identity i"
                        + " where i.id = c.identity_id) || '; ' || (select name || ' ' || grant_count from resource r where r.source_id = c.source_id)"
                        + " from credential c where source_id = ? and owner_name = 'Team pay'",
                of);
    }
}
