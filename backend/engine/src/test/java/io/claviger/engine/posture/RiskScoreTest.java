package io.claviger.engine.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RiskScoreTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void addsUpTheFactorsThatAreKnown() {
        // When
        RiskScore score = RiskScore.of(
                "credential",
                Map.of(
                        "status",
                        "ACTIVE",
                        "privilege",
                        "ADMIN",
                        "exposureCount",
                        2L,
                        "createdAt",
                        NOW.minusSeconds(86_400 * 400L)),
                List.of(Severity.HIGH, Severity.CRITICAL),
                NOW);

        // Then
        assertThat(score.factors())
                .containsExactly(
                        new RiskFactor("its value was seen in 2 places", 34, "exposures"),
                        new RiskFactor("administrator", 22, "grants"),
                        new RiskFactor("open finding of critical severity", 18, "findings"),
                        new RiskFactor("never expires", 10, "history"),
                        new RiskFactor("not replaced for a year", 10, "history"),
                        new RiskFactor("no known owner", 8, "owners"),
                        new RiskFactor("1 further open finding", 2, "findings"));
        assertThat(score.score()).isEqualTo(100);
    }

    @Test
    void countsLittleOnWhatCannotBeUsed() {
        // When
        RiskScore score = RiskScore.of(
                "credential", Map.of("status", "DISABLED", "privilege", "ADMIN", "exposureCount", 1L), List.of(), NOW);

        // Then
        assertThat(score.score()).isEqualTo(15);
        assertThat(score.factors().stream().mapToInt(RiskFactor::points).sum()).isEqualTo(15);
    }

    @Test
    void isNothingForAQuietOwnedIdentity() {
        // When
        RiskScore score = RiskScore.of(
                "identity", Map.of("status", "ACTIVE", "privilege", "READ", "owner.name", "Payments"), List.of(), NOW);

        // Then
        assertThat(score).isEqualTo(new RiskScore(0, List.of()));
    }

    @Test
    void putsAnExposureOfAnActiveCredentialHigh() {
        // When
        RiskScore score = RiskScore.of(
                "exposure",
                Map.of("verdict", "CONFIRMED", "current", true, "credential.status", "ACTIVE", "owner.name", "x"),
                List.of(),
                NOW);

        // Then
        assertThat(score.score()).isEqualTo(84);
    }
}
