package io.claviger.server.catalog;

import static io.claviger.server.catalog.Seen.consumer;
import static io.claviger.server.catalog.Seen.credential;
import static io.claviger.server.catalog.Seen.grant;
import static io.claviger.server.catalog.Seen.identity;
import static io.claviger.server.catalog.Seen.owner;
import static io.claviger.server.catalog.Seen.resource;
import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(catalog.history(source, "")).isZero();
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
        assertThat(catalog.history(source, "credential")).isEqualTo(1);
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
        assertThat(catalog.history(source, "credential")).isZero();
        assertThat(catalog.facts(source))
                .endsWith("credential.changed k [\"lastUsedAt\"]")
                .hasSize(2);
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
    void theCountersOfCellsAndOwnersAreTheCountsOfTheRows() {
        // Given
        catalog.crawl(
                source,
                "all",
                identity("a"),
                identity("b", Status.DISABLED),
                credential("k", "a"),
                credential("l", "b"),
                owner("b", "pay", "label", 0.8));

        // When
        catalog.crawl(
                source, "all", identity("a", Status.EXPIRED), credential("k", "a"), owner("a", "ops", "label", 0.8));

        // Then
        for (String kind : List.of("identity", "credential", "resource", "exposure")) {
            assertThat(catalog.count(
                            "select count(*) from (select cell, count(*)::numeric from " + kind
                                    + " where gone_at is null group by cell except select cell, sum(n) from tally where object_kind = ? group by cell) d",
                            kind))
                    .isZero();
        }
        for (String kind : List.of("identity", "credential")) {
            assertThat(catalog.count(
                            "select count(*) from (select owner_name, count(*)::numeric from " + kind
                                    + " where gone_at is null group by owner_name except select owner_name, sum(n) from owner_tally where object_kind = ? group by owner_name) d",
                            kind))
                    .isZero();
        }
    }

    private void merge(UUID of, Observation one) {
        catalog.merge(new CrawlScopeRef(of, UUID.randomUUID(), "all", Seen.HELD), one);
    }

    /** What the Reconciler writes; the posture's columns may come later, and touch the row. */
    private String rows() {
        String others = "'{risk_score,risk_factors,open_findings,updated_at}'::text[]";
        return catalog.value(
                "select (select string_agg((to_jsonb(i) - " + others + ")::text, ';' order by id) from identity i"
                        + " where source_id = ?) || (select string_agg((to_jsonb(c) - " + others
                        + ")::text, ';' order by id) from credential c where source_id = ?)",
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
