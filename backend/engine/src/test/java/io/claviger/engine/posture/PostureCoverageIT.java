package io.claviger.engine.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page that says what of others' checks is found here, and by which policy. */
class PostureCoverageIT {

    private static final Pattern POLICY = Pattern.compile("`((?:aws|credential|identity)-[a-z0-9-]+)`");
    private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern RECOMMENDATION = Pattern.compile("[0-9]+(?:\\.[0-9]+)+");

    private static String page = "";

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("../../docs/posture-coverage.md"));
    }

    private static Set<String> named(String text) {
        return POLICY.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        ROW.matcher(page).results().forEach(row -> rows.put(row.group(1), row.group(2)));
        return rows;
    }

    @Test
    void namesNoPolicyThatThereIsNot() {
        // Given
        Set<String> there = BuiltinPolicies.all().stream().map(Policy::id).collect(Collectors.toSet());
        // When
        Set<String> named = named(page);
        // Then
        assertThat(there).containsAll(named);
        assertThat(named).hasSizeGreaterThan(70);
    }

    @Test
    void namesTheVeryPoliciesThatSayThatTheyStandForARecommendation() {
        // Given
        Map<String, Set<String>> standing = new TreeMap<>();
        for (Policy policy : BuiltinPolicies.all()) {
            policy.frameworks().stream()
                    .filter(item -> item.framework().equals(Framework.CIS_AWS.name()))
                    .forEach(item -> standing.computeIfAbsent(item.item(), none -> new TreeSet<>())
                            .add(policy.id()));
        }
        // When
        Map<String, String> rows = rows();
        // Then
        rows.forEach((item, said) -> {
            if (RECOMMENDATION.matcher(item).matches()) {
                assertThat(named(said)).as(item).isEqualTo(standing.getOrDefault(item, Set.of()));
            }
        });
        assertThat(rows.keySet()).containsAll(List.of("2.4", "2.14", "2.21", "6.7"));
    }

    @Test
    void saysOfEachCheckAPolicyOrAReason() {
        assertThat(rows()).hasSizeGreaterThan(190).allSatisfy((check, said) -> {
            assertThat(said).as(check).isNotBlank();
            assertThat(!named(said).isEmpty() || said.contains(" ") || said.equals("networks"))
                    .as(check)
                    .isTrue();
        });
    }
}
