package io.claviger.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.claviger.engine.expression.Field;
import io.claviger.engine.expression.ObjectSchema;
import io.claviger.server.Refusal;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShortListTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static final ShortList LIST = new ShortList(
            new ObjectSchema(
                    "ship",
                    List.of(
                            Field.text("name", "name"),
                            Field.text("port.name", "port").orNull(),
                            Field.count("crew", "crew"),
                            Field.time("updatedAt", "last changed"))),
            "name");

    private final List<ObjectNode> ships = new ArrayList<>(
            List.of(ship("c", "Clio", "Bremen", 3), ship("a", "argo", "Bremen", 7), ship("b", "Beagle", null, 5)));

    @Test
    void isSortedByNameWhateverTheCase() {
        Page page = ask(ListQuery.all());

        assertThat(names(page)).containsExactly("argo", "Beagle", "Clio");
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void findsAndCountsWhatTheFilterMatches() {
        Page page = ask(ListQuery.all()
                .filter("crew > 3 || port.name == 'Bremen'")
                .sort("-crew")
                .facets(List.of("port.name")));

        assertThat(names(page)).containsExactly("argo", "Beagle", "Clio");
        assertThat(page.facets())
                .containsEntry("port.name", List.of(new Page.FacetCount("Bremen", 2), new Page.FacetCount(null, 1)));
    }

    @Test
    void whatIsNotKnownComesLastInEitherDirection() {
        assertThat(names(ask(ListQuery.all().sort("port.name")))).endsWith("Beagle");
        assertThat(names(ask(ListQuery.all().sort("-port.name")))).endsWith("Beagle");
    }

    @Test
    void goesOnBehindAnItemThatIsGone() {
        // Given
        Page first = ask(ListQuery.all().limit(2));
        ships.removeIf(ship -> ship.path("name").asText().equals("Beagle"));
        // When
        Page second = ask(ListQuery.all().limit(2).cursor(first.nextCursor()));
        // Then
        assertThat(names(first)).containsExactly("argo", "Beagle");
        assertThat(names(second)).containsExactly("Clio");
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void tellsAPollerWhatIsNewer() {
        ships.getFirst().put("updatedAt", NOW.plusSeconds(5).toString());

        Page page = ask(new ListQuery(null, null, 50, null, Set.of("name"), List.of(), NOW.plusSeconds(1), null, null));

        assertThat(names(page)).containsExactly("Clio");
        assertThat(page.items().getFirst().size()).isEqualTo(1);
    }

    @Test
    void namesWhatItDoesNotKnow() {
        assertRefused(ListQuery.all().filter("crw > 3"), "filter-invalid");
        assertRefused(ListQuery.all().sort("crw"), "sort-unknown");
        assertRefused(
                new ListQuery(null, "crew", 50, null, Set.of(), List.of(), NOW, null, null), "sort-with-updated-since");
        assertRefused(ListQuery.all().facets(List.of("crw")), "facet-unknown");
        assertRefused(ListQuery.all().cursor("nonsense"), "cursor-invalid");
        assertRefused(
                ListQuery.all()
                        .sort("updatedAt")
                        .cursor(new ShortCursor("updatedAt", TextNode.valueOf("then"), "a").text()),
                "cursor-invalid");
        assertRefused(
                ListQuery.all()
                        .sort("crew")
                        .cursor(ask(ListQuery.all().limit(1)).nextCursor()),
                "cursor-invalid");
        assertRefused(new ListQuery(null, null, 50, null, Set.of("crw"), List.of(), null, null, null), "field-unknown");
        assertRefused(new ListQuery(null, null, 50, null, Set.of(), List.of(), null, NOW, null), "as-of-unsupported");
    }

    @Test
    void refusesToTellWhatChangedWhereNothingSaysWhen() {
        ShortList timeless = new ShortList(new ObjectSchema("port", List.of(Field.text("name", "name"))), "name");
        ListQuery since = new ListQuery(null, null, 50, null, Set.of(), List.of(), NOW, null, null);

        assertThatThrownBy(() -> timeless.page(ships, since, NOW))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("updated-since-unsupported"));
    }

    private void assertRefused(ListQuery query, String code) {
        assertThatThrownBy(() -> ask(query))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private Page ask(ListQuery query) {
        return LIST.page(ships, query, NOW);
    }

    private static List<String> names(Page page) {
        return page.items().stream().map(item -> item.path("name").asText()).toList();
    }

    private static ObjectNode ship(String id, String name, @Nullable String port, int crew) {
        ObjectNode ship = JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
        ship.putObject("port").put("name", port);
        return ship.put("crew", crew).put("updatedAt", NOW.toString());
    }
}
