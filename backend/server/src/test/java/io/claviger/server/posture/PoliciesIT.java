package io.claviger.server.posture;

import static io.claviger.server.posture.Crawled.eventually;
import static io.claviger.server.posture.Crawled.key;
import static io.claviger.server.posture.Crawled.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.engine.posture.BuiltinPolicies;
import io.claviger.engine.posture.Severity;
import io.claviger.server.Refusal;
import io.claviger.server.api.EntityTags;
import io.claviger.server.catalog.listing.ListSource;
import io.claviger.server.database.Database;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.Status;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PoliciesIT {

    private static final LongConsumer WHATEVER_IS_THERE = EntityTags.seen(null);

    @Inject
    Crawled crawled;

    @Inject
    Policies policies;

    @Inject
    PolicyList list;

    @Inject
    Preview preview;

    @Inject
    Overview overview;

    @Inject
    BuiltinSync sync;

    @Inject
    Database database;

    @Test
    void hasTheBuiltinPoliciesFromTheFirstStart() {
        // When
        List<String> ids =
                list.all().stream().map(policy -> policy.path("id").asText()).toList();

        // Then
        assertThat(ids)
                .containsAll(BuiltinPolicies.all().stream()
                        .map(policy -> policy.id())
                        .toList());
        assertThat(list.one("secret-in-history").policy().path("examples")).isNotEmpty();
    }

    @Test
    void evaluatesANewPolicyOverItsWholeKindAsItsPreviewSaid() {
        // Given
        UUID source = crawled.source();
        String name = "zed-" + source;
        crawled.crawl(source, role(name, Status.ACTIVE, Privilege.READ), role("other-" + source, Status.ACTIVE, null));
        String expression = "name == \"" + name + "\"";
        Preview.Outcome previewed = preview.of("identity", expression);
        Preview.Outcome inMemory = preview.of("identity", "name.matches(\"^" + name + "$\")");

        // When
        String id = policies.create(draft("Found by name " + source, expression, true));

        // Then
        assertThat(previewed.matches()).isEqualTo(1);
        assertThat(previewed.total()).isGreaterThanOrEqualTo(2);
        assertThat(inMemory.sample()).isEqualTo(previewed.sample());
        eventually(() -> assertThat(crawled.findings(source, name)).contains(id + " OPEN"));
        assertThat(crawled.findings(source, "other-" + source)).noneMatch(finding -> finding.startsWith(id));
    }

    @Test
    void followsAPolicyThatIsChangedSwitchedOffOrDeleted() {
        // Given
        UUID source = crawled.source();
        String name = "pol-" + source;
        crawled.crawl(source, role(name, Status.ACTIVE, Privilege.READ));
        String id = policies.create(draft("First " + source, "name == \"" + name + "\"", true));
        eventually(() -> assertThat(crawled.findings(source, name)).contains(id + " OPEN"));

        // When
        policies.enable(id, false, WHATEVER_IS_THERE);

        // Then
        eventually(() -> assertThat(crawled.findings(source, name)).contains(id + " RESOLVED"));

        // When
        policies.update(id, draft("Second " + source, "name.startsWith(\"pol-\")", true), WHATEVER_IS_THERE);

        // Then
        eventually(() -> assertThat(crawled.value(
                        "select policy_title || ' ' || status from finding where policy_id = ? and source_id = ?",
                        id,
                        source))
                .isEqualTo("Second " + source + " OPEN"));

        // When
        policies.delete(id, WHATEVER_IS_THERE);

        // Then
        eventually(() -> assertThat(crawled.findings(source, name)).contains(id + " RESOLVED"));
    }

    @Test
    void refusesABrokenPolicyAndALostUpdate() {
        // Given
        String id = policies.create(draft("Kept " + UUID.randomUUID(), "status == \"ACTIVE\"", false));
        LongConsumer seen = EntityTags.seen("\"" + list.one(id).revision() + "\"");
        policies.update(id, draft("Changed", "status == \"DISABLED\"", false), seen);

        // When
        // Then
        assertThatThrownBy(() -> policies.update(id, draft("Late", "status == \"ACTIVE\"", false), seen))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Someone changed this");
        assertThatThrownBy(() -> policies.create(draft("Typo", "statis == \"ACTIVE\"", true)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("did you mean status?");
        assertThatThrownBy(() -> policies.create(draft("Circle", "riskScore > 5", true)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("there is no field 'riskScore'");
        assertThatThrownBy(() -> policies.delete("secret-in-history", WHATEVER_IS_THERE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("switch it off");
    }

    @Test
    void changesNothingWhenTheFilesAreTheSameAtTheNextStart() {
        // Given
        String before = crawled.value("select string_agg(p::text, ',' order by id) from policy p where builtin");

        // When
        sync.sync(BuiltinPolicies.all());

        // Then
        assertThat(crawled.value("select string_agg(p::text, ',' order by id) from policy p where builtin"))
                .isEqualTo(before);
    }

    @Test
    void countsWhatIsTrueNow() {
        // Given
        UUID source = crawled.source();
        crawled.crawl(source, role("o", Status.ACTIVE, Privilege.ADMIN), key("ok", "o", Status.ACTIVE, null));
        eventually(() -> assertThat(crawled.findings(source, "ok")).hasSize(1));

        // When
        // Then
        eventually(() -> {
            Overview.Answer answer = overview.get();
            assertThat(answer.credentials()).isPositive();
            assertThat(answer.neverExpire()).isPositive();
            assertThat(answer.openFindings().high()).isPositive();
            assertThat(answer.owaspNhi()).hasSize(10);
            assertThat(answer.owaspNhi().get(4).high()).isPositive();
            assertThat(answer.byKind()).extracting(Overview.KindCount::kind).contains("test.key");
            assertThat(answer.bySource()).anyMatch(one -> one.id().equals(source) && one.count() == 1);
            assertThat(answer.newestFindings()).isNotEmpty();
            assertThat(answer.needAction()).isPositive();
            assertThat(answer.byRisk().stream()
                            .mapToLong(Overview.BandCount::count)
                            .sum())
                    .isEqualTo(answer.credentials());
        });
    }

    @Test
    void readsEveryFieldOfEveryKindFromTheDatabase() {
        for (ObjectKind kind : ObjectKind.values()) {
            ListSource source = kind.source();

            // When
            List<String> missing = source.schema().fields().stream()
                    .map(field -> field.name())
                    .filter(field -> !source.columns().containsKey(field))
                    .toList();

            // Then
            assertThat(missing).as(kind.word()).isEmpty();
        }
        assertThat(FindingList.SOURCE.columns().keySet())
                .containsAll(FindingList.SOURCE.schema().fields().stream()
                        .map(field -> field.name())
                        .toList());
    }

    private static Policies.Draft draft(String title, String expression, boolean enabled) {
        return new Policies.Draft(
                null, title, "identity", Severity.LOW, expression, "Why.", "What to do.", List.of(), enabled);
    }
}
