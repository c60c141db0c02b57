package io.claviger.server.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.embedded.Database;
import io.claviger.embedded.EmbeddedParts;
import io.claviger.engine.expression.SqlCondition;
import io.claviger.server.bench.EstateLoad;
import io.claviger.server.bench.InventoryFilter;
import io.claviger.server.bench.LargeEstate;
import io.claviger.server.catalog.listing.Page.FacetCount;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever way a page is found and counted, it is what one plain query over all rows says. */
class ListPathsIT {

    private static final LargeEstate ESTATE = new LargeEstate(7, 9_000);
    private static final Map<String, String> SORTS = Map.of(
            "-riskScore", "t.risk_score desc, t.id desc",
            "riskScore", "t.risk_score, t.id",
            "name", "t.name, t.id",
            "-expiresAt", "t.expires_at desc nulls last, t.id desc",
            "lastUsedAt", "t.last_used_at nulls last, t.id");

    private static final Database DATABASE = EmbeddedParts.forTests().newDatabase();

    @BeforeAll
    static void load() throws SQLException {
        Flyway.configure()
                .dataSource(DATABASE.jdbcUrl(), DATABASE.user(), DATABASE.password())
                .load()
                .migrate();
        try (Connection connection = DATABASE.connect()) {
            new EstateLoad(connection, ESTATE).run();
            // what is gone is neither shown nor counted, what came back and what changed is
            Sql.update(connection, "update credential set gone_at = now() where hash % 11 in (0, 1)");
            Sql.update(connection, "update credential set gone_at = null where hash % 11 = 1");
            Sql.update(connection, "update credential set name = 'prod-' || name where hash % 11 = 2");
            Sql.update(connection, "update credential set kind = 'aws.access-key' where hash % 11 = 3");
            Sql.update(connection, "delete from credential where hash % 11 = 4");
        }
    }

    @Test
    void findsTheSamePagesInEveryOrder() throws SQLException {
        // Given
        try (Connection connection = DATABASE.connect()) {
            for (String filter : filters()) {
                for (Map.Entry<String, String> sort : SORTS.entrySet()) {
                    ListQuery query = ListQuery.all().filter(filter).sort(sort.getKey());

                    // When
                    List<String> found = twoPages(connection, query);

                    // Then
                    assertThat(found)
                            .as("%s by %s", filter, sort.getKey())
                            .isEqualTo(plainly(connection, filter, sort.getValue()));
                }
            }
        }
    }

    @Test
    void countsTheSame() throws SQLException {
        // Given
        try (Connection connection = DATABASE.connect()) {
            for (String filter : filters()) {
                ListQuery query = ListQuery.all().filter(filter);

                // When
                Page page = list(connection, query);
                Page faceted = list(connection, query.facets(List.of("kind", "privilege", "source.name")));

                // Then
                Map<String, Long> kinds = counted(connection, filter, "t.kind");
                long total = kinds.values().stream().mapToLong(Long::longValue).sum();
                assertThat(page.total()).as(filter).isEqualTo(total);
                assertThat(faceted.total()).as(filter).isEqualTo(total);
                assertThat(facet(faceted, "kind")).as(filter).isEqualTo(kinds);
                assertThat(facet(faceted, "privilege"))
                        .as(filter)
                        .isEqualTo(counted(connection, filter, "t.privilege"));
                assertThat(facet(faceted, "source.name")).as(filter).isEqualTo(counted(connection, filter, "src.name"));
            }
        }
    }

    @Test
    void countsOwnersTheSame() throws SQLException {
        // Given
        try (Connection connection = DATABASE.connect()) {
            for (String filter : filters()) {

                // When
                Page page = list(connection, ListQuery.all().filter(filter).facets(List.of("kind", "owner.name")));

                // Then
                Map<String, Long> owners = counted(connection, filter, "t.owner_name");
                Map<String, Long> found = facet(page, "owner.name");
                assertThat(owners).as(filter).containsAllEntriesOf(found);
                assertThat(found).as(filter).hasSize(Math.min(owners.size(), 200));
                assertThat(facet(page, "kind")).as(filter).isEqualTo(counted(connection, filter, "t.kind"));
            }
        }
    }

    private static List<String> filters() {
        List<String> filters = new ArrayList<>();
        InventoryFilter.all(ESTATE).forEach(filter -> filters.addAll(filter.texts()));
        filters.add("kind != 'postgres.password' && riskScore > 10");
        filters.add("status == 'ACTIVE' && source.connector == 'aws' && expiresAt == null");
        filters.add("owner.name != null || exposureCount > 0");
        filters.add("openFindings == 1");
        filters.add("!name.contains('prod')");
        return filters;
    }

    private static List<String> twoPages(Connection connection, ListQuery query) throws SQLException {
        Page first = list(connection, query);
        List<String> ids = new ArrayList<>(ids(first));
        String next = first.nextCursor();
        if (next != null) {
            ids.addAll(ids(list(connection, query.cursor(next))));
        }
        return ids;
    }

    private static List<String> ids(Page page) {
        return page.items().stream().map(item -> item.path("id").asText()).toList();
    }

    private static Page list(Connection connection, ListQuery query) throws SQLException {
        return Listing.list(connection, Question.of(CredentialList.SOURCE, query, Instant.now()));
    }

    private static List<String> plainly(Connection connection, String filter, String order) throws SQLException {
        return ask(
                connection, "select t.id::text", filter, " order by " + order + " limit 100", row -> row.getString(1));
    }

    private static Map<String, Long> counted(Connection connection, String filter, String by) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        ask(
                connection,
                "select " + by + ", count(*)",
                filter,
                " group by 1",
                row -> counts.put(String.valueOf(row.getString(1)), row.getLong(2)));
        return counts;
    }

    private static <T> List<T> ask(Connection connection, String select, String filter, String end, Sql.Row<T> reader)
            throws SQLException {
        SqlCondition condition = Question.of(
                        CredentialList.SOURCE, ListQuery.all().filter(filter), Instant.now())
                .condition(CredentialList.SOURCE.columns());
        return Sql.query(
                connection,
                select + " from credential t left join source src on src.id = t.source_id where t.gone_at is null"
                        + (condition == null ? "" : " and (" + condition.sql() + ")") + end,
                reader,
                condition == null ? new Object[0] : condition.parameters().toArray());
    }

    private static Map<String, Long> facet(Page page, String name) {
        Map<String, Long> counts = new HashMap<>();
        Map<String, List<FacetCount>> facets = page.facets();
        if (facets != null) {
            for (FacetCount count : facets.getOrDefault(name, List.of())) {
                @Nullable String value = count.value();
                counts.put(String.valueOf(value), count.count());
            }
        }
        return counts;
    }
}
