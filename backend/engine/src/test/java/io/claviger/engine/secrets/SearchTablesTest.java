package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.RuleSet;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SearchTablesTest {

    @Test
    void thoseThatTheBuildPackedAreThoseThatTheTypesMake() throws IOException {
        // Given
        RuleSet rules = RuleSet.builtIn();

        // When
        SearchTables packed = SearchTables.of(rules);

        // Then
        assertThat(written(packed, rules)).isEqualTo(written(SearchTables.made(rules.types()), rules));
    }

    @Test
    void typesThatWereBroughtMakeTablesOfTheirOwn() {
        // Given
        RuleSet some = new RuleSet(RuleSet.builtIn().types().subList(0, 3));

        // When
        SearchTables tables = SearchTables.of(some);

        // Then
        assertThat(tables.called().to(tables.count() - 1))
                .isEqualTo(some.types().stream()
                        .mapToInt(type -> type.recognition().keywords().size())
                        .sum());
    }

    @Test
    void whatIsPackedLooksLikeNoSecretItself() throws IOException {
        // Given
        List<Match> found = new ArrayList<>();

        // When
        for (String pack : List.of("search.pack", "rules/types.pack")) {
            try (InputStream in = Objects.requireNonNull(SearchTables.class.getResourceAsStream(pack))) {
                Scanner.of(RuleSet.builtIn()).scan(in.readAllBytes(), new ScanContext(pack, Instant.EPOCH), found::add);
            }
        }

        // Then
        assertThat(found).noneMatch(match -> match.verdict().reportable());
    }

    private static byte[] written(SearchTables tables, RuleSet rules) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tables.write(rules.types().size(), new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
