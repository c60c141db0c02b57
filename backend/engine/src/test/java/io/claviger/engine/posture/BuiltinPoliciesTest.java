package io.claviger.engine.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltinPoliciesTest {

    static List<Policy> policies() {
        return BuiltinPolicies.all();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void keepsWhatItsExamplesPromise(Policy policy) {
        // When
        PolicyTrial trial = PolicyTrial.of(policy);

        // Then
        assertThat(trial.wrong()).as(policy.id()).isEmpty();
        assertThat(trial.missing()).as(policy.id()).isEmpty();
        assertThat(policy.frameworks()).as(policy.id()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void raisesNothingOfAnObjectOfWhichNothingIsKnown(Policy policy) {
        // When
        var decision = policy.decide(Map.of(), PolicyExample.DEFAULT_NOW);

        // Then
        assertThat(decision).as(policy.id()).isEmpty();
    }

    @Test
    void hasManyPoliciesWithIdsOfTheirOwn() {
        // When
        Set<String> ids = policies().stream().map(Policy::id).collect(Collectors.toSet());

        // Then
        assertThat(ids).hasSizeGreaterThanOrEqualTo(15).hasSameSizeAs(policies());
    }

    @Test
    void hasAtLeastFortyPoliciesForAws() {
        // When
        List<Policy> aws = policies().stream()
                .filter(policy -> policy.id().startsWith("aws-"))
                .toList();

        // Then
        assertThat(aws).hasSizeGreaterThanOrEqualTo(40).allSatisfy(policy -> {
            assertThat(policy.remedy())
                    .contains("See https://docs.aws.amazon.com/")
                    .containsPattern("\\baws [a-z0-9-]+ [a-z-]+");
            assertThat(policy.frameworks()).extracting(FrameworkItem::framework).contains(Framework.OWASP_NHI.name());
            assertThat(policy.expression().fields()).containsAnyOf("kind", "resource.kind");
        });
        assertThat(aws.stream().flatMap(policy -> policy.frameworks().stream()).map(FrameworkItem::item))
                .containsAll(List.of(
                        "2.1.1 2.1.2 2.1.5 2.1.6 2.4 2.5 2.6 2.7 2.8 2.9 2.10 2.11 2.12 2.13 2.14 2.15 2.16 2.17 2.18 2.20 2.21 4.6 6.7"
                                .split(" ")));
    }
}
