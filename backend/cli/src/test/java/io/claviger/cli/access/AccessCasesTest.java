package io.claviger.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class AccessCasesTest {

    private static Stream<?> file(String name) {
        try (InputStream in = Objects.requireNonNull(AccessCasesTest.class.getResourceAsStream("/access/" + name))) {
            LoadSettings settings =
                    LoadSettings.builder().setMaxAliasesForCollections(1000).build();
            return ((List<?>) new Load(settings).loadFromInputStream(in)).stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                        "cases.yaml",
                        "more-cases.yaml",
                        "services-cases.yaml",
                        "trust-cases.yaml",
                        "organization-cases.yaml",
                        "resource-cases.yaml",
                        "session-cases.yaml",
                        "naming-cases.yaml",
                        "form-cases.yaml",
                        "corner-cases.yaml",
                        "table-cases.yaml")
                .flatMap(AccessCasesTest::file)
                .map(one -> (Map<?, ?>) one)
                .map(one -> Arguments.of(one.get("id"), one));
    }

    static Stream<List<?>> conditions() {
        return file("conditions.yaml").map(one -> (List<?>) one);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void decidesAsDocumented(String id, Map<?, ?> written) {
        // When
        Map<?, ?> answer = json(AccessCase.answer(written));
        // Then
        assertThat(answer.get("id")).isEqualTo(id);
        if (written.containsKey("error")) {
            assertThat(String.valueOf(answer.get("error"))).contains(String.valueOf(written.get("error")));
            return;
        }
        assertThat(answer.get("decision")).as("%s", answer).isEqualTo(written.get("expect"));
        List<?> because = (List<?>) Objects.requireNonNull(answer.get("because"));
        assertThat(because).isNotEmpty();
        if (written.get("because") instanceof List<?> statements) {
            List<String> decided = because.stream()
                    .map(reason -> String.valueOf(((Map<?, ?>) reason).get("statement")))
                    .toList();
            assertThat(decided)
                    .containsAll(statements.stream().map(String::valueOf).toList());
        }
        if (written.get("residual") instanceof Map<?, ?> wanted) {
            List<?> residual = (List<?>) Objects.requireNonNull(answer.get("residual"));
            assertThat(residual).hasSize(wanted.size());
            for (Object one : residual) {
                Map<?, ?> condition = (Map<?, ?>) one;
                assertThat(condition.get("whenFalse")).isEqualTo(wanted.get(condition.get("key")));
            }
        } else {
            assertThat(answer.containsKey("residual")).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conditions")
    void comparesAsDocumented(List<?> row) {
        // Given
        Map<?, ?> written = Map.of(
                "id",
                "condition",
                "request",
                Map.of(
                        "principal",
                        "arn:aws:iam::111111111111:user/ana",
                        "action",
                        "a:b",
                        "resource",
                        "arn:aws:a:::r",
                        "context",
                        ((List<?>) row.get(2)).isEmpty() ? Map.of() : Map.of("K:x", row.get(2))),
                "identityPolicies",
                List.of(Map.of(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        Map.of(
                                "Effect",
                                "Allow",
                                "Action",
                                "*",
                                "Resource",
                                "*",
                                "Condition",
                                Map.of(row.get(0), Map.of("k:X", row.get(1)))))));
        // When
        Map<?, ?> answer = json(AccessCase.answer(written));
        // Then
        assertThat(answer.get("decision"))
                .as("%s", answer)
                .isEqualTo(Boolean.TRUE.equals(row.get(3)) ? "ALLOWED" : "IMPLICITLY_DENIED");
    }

    @Test
    void asksNothingTwice() {
        // When
        List<Object> asked = cases().map(one -> asked((Map<?, ?>) one.get()[1])).toList();
        // Then
        assertThat(asked).doesNotHaveDuplicates().hasSizeGreaterThan(1130);
        assertThat(conditions().toList()).doesNotHaveDuplicates().hasSizeGreaterThan(250);
    }

    private static Object asked(Map<?, ?> written) {
        Map<Object, Object> asked = new HashMap<>(written);
        asked.keySet().removeAll(List.of("id", "doc", "expect", "because", "residual", "error"));
        return asked;
    }

    @Test
    void namesTheLineThatIsNoJson() {
        // When
        CaseAnswer answer = AccessCase.answer("{\"id\":", 7);
        // Then
        assertThat(answer.decided()).isFalse();
        assertThat(String.valueOf(json(answer).get("error"))).startsWith("line 7 is no JSON");
    }

    private static Map<?, ?> json(CaseAnswer answer) {
        return (Map<?, ?>) Objects.requireNonNull(JsonReader.read(answer.json()));
    }
}
