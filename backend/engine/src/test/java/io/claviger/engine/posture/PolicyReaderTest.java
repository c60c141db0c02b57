package io.claviger.engine.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {
    private static final String POLICY = """
            id: unused-key
            title: Key is not used
            kind: credential
            severity: HIGH
            expression: |
              status == "ACTIVE" && lastUsedAt < now - days(30)
            description: Nobody needs it.
            remedy: Delete it.
            owasp-nhi: [NHI1]
            examples:
              failing:
                - name: used long ago
                  object: {status: ACTIVE, lastUsedAt: 2025-06-01T00:00:00Z, scopes: [a, b], attributes: {region: eu}}
              passing:
                - name: used in time
                  now: 2025-06-02T00:00:00Z
                  object: {status: ACTIVE, lastUsedAt: 2025-06-01T00:00:00Z}
            """;

    @Test
    void readsAPolicyWithItsExamples() throws PolicyFileException {
        // When
        Policy policy = PolicyReader.read("unused-key.yaml", POLICY);

        // Then
        assertThat(policy.severity()).isEqualTo(Severity.HIGH);
        assertThat(policy.frameworks())
                .containsExactly(Framework.OWASP_NHI.item("NHI1").orElseThrow());
        assertThat(policy.examples()).hasSize(2);
        assertThat(policy.examples().getFirst().object()).containsEntry("scopes", List.of("a", "b"));
        assertThat(policy.examples().get(1).now()).isEqualTo(Instant.parse("2025-06-02T00:00:00Z"));
        assertThat(PolicyTrial.of(policy).passed()).isTrue();
    }

    @Test
    void tellsFileLineAndReasonOfEverythingThatIsWrong() {
        // Given
        String broken = POLICY.replace("severity: HIGH", "severity: BAD")
                .replace("lastUsedAt <", "lastUsed <")
                .replace("NHI1", "NHI11")
                .replace("remedy: Delete it.", "remdy: Delete it.")
                .replace("status: ACTIVE, lastUsedAt: 2025-06-01T00:00:00Z}", "status: ON, lastUsed: never}");

        // When
        // Then
        assertThatThrownBy(() -> PolicyReader.read("p/x.yaml", broken))
                .asInstanceOf(InstanceOfAssertFactories.throwable(PolicyFileException.class))
                .extracting(wrong ->
                        wrong.problems().stream().map(PolicyProblem::toString).toList())
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .anyMatch(text -> text.startsWith("p/x.yaml:4: 'BAD' is no severity"))
                .anyMatch(text ->
                        text.contains("p/x.yaml:5: in the expression, line 1, column 23: there is no field 'lastUsed'"))
                .anyMatch(text -> text.startsWith("p/x.yaml:8: 'remdy' is not known here"))
                .anyMatch(text -> text.contains("'remedy' is missing"))
                .anyMatch(text -> text.startsWith("p/x.yaml:9: 'NHI11' is none of the OWASP NHI Top 10 2025"))
                .anyMatch(text -> text.startsWith("p/x.yaml:17: status is one of ACTIVE"))
                .anyMatch(text -> text.startsWith("p/x.yaml:17: there is no field 'lastUsed'"))
                .hasSize(7);
    }

    @Test
    void saysWhereYamlIsBroken() {
        // When
        // Then
        assertThatThrownBy(() -> PolicyReader.read("x.yaml", "id: a\ntitle: [\n"))
                .hasMessageStartingWith("x.yaml:3: not YAML");
        assertThatThrownBy(() -> PolicyReader.read("x.yaml", "")).hasMessage("x.yaml:1: the file is empty");
        assertThatThrownBy(() -> PolicyReader.read("x.yaml", "- a\n")).hasMessageContaining("names and values");
    }

    @Test
    void failsATrialWhoseExampleComesOutOtherwise() throws PolicyFileException {
        // Given
        Policy policy = PolicyReader.read("x.yaml", POLICY.replace("days(30)", "days(3000)"));

        // When
        PolicyTrial trial = PolicyTrial.of(policy);

        // Then
        assertThat(trial.passed()).isFalse();
        assertThat(trial.wrong()).extracting(PolicyExample::name).containsExactly("used long ago");
    }

    @Test
    void givesTheFactsThatDecidedAsEvidence() throws PolicyFileException {
        // Given
        Policy policy = PolicyReader.read("x.yaml", POLICY);
        Instant used = Instant.parse("2025-01-01T00:00:00Z");

        // When
        var evidence =
                policy.decide(Map.of("status", "ACTIVE", "lastUsedAt", used, "name", "x"), PolicyExample.DEFAULT_NOW);

        // Then
        assertThat(evidence.orElseThrow())
                .containsExactly(
                        new Evidence("status", "ACTIVE", "status"), new Evidence("lastUsedAt", used, "last used"));
    }

    @Test
    void bindsAPolicyToKindsAtTheSourceAndToABenchmark() throws PolicyFileException {
        // Given
        String bound = POLICY.replace("severity: HIGH", "severity: HIGH\napplies-to: [aws.access-key, aws.secret]")
                .replace("owasp-nhi: [NHI1]", "owasp-nhi: [NHI1]\ncis-aws: [\"2.11\"]");
        Instant used = Instant.parse("2025-01-01T00:00:00Z");

        // When
        Policy policy = PolicyReader.read("x.yaml", bound);

        // Then
        assertThat(policy.frameworks())
                .containsExactly(
                        Framework.OWASP_NHI.item("NHI1").orElseThrow(),
                        Framework.CIS_AWS.item("2.11").orElseThrow());
        assertThat(policy.decide(
                        Map.of("kind", "aws.secret", "status", "ACTIVE", "lastUsedAt", used),
                        PolicyExample.DEFAULT_NOW))
                .isPresent();
        assertThat(policy.decide(
                        Map.of("kind", "postgres.password", "status", "ACTIVE", "lastUsedAt", used),
                        PolicyExample.DEFAULT_NOW))
                .isEmpty();
        assertThatThrownBy(() -> PolicyReader.read(
                        "x.yaml", bound.replace("aws.secret", "Secret").replace("2.11", "9.99")))
                .hasMessageContaining("'Secret' is no kind at a source")
                .hasMessageContaining("'9.99' is none of the CIS AWS Foundations 7.0");
    }
}
