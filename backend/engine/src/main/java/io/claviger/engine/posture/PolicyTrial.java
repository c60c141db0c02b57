package io.claviger.engine.posture;

import java.util.List;

/**
 * A policy tried on its own examples.
 *
 * @param wrong the examples that came out otherwise than they say
 */
public record PolicyTrial(Policy policy, List<PolicyExample> wrong, List<String> missing) {
    public PolicyTrial {
        wrong = List.copyOf(wrong);
        missing = List.copyOf(missing);
    }

    /** Tries every example. A policy without a failing and a passing one is not tested at all. */
    public static PolicyTrial of(Policy policy) {
        List<PolicyExample> wrong = policy.examples().stream()
                .filter(example ->
                        policy.decide(example.object(), example.now()).isPresent() != example.breaks())
                .toList();
        List<String> missing = List.of(true, false).stream()
                .filter(breaks -> policy.examples().stream().noneMatch(example -> example.breaks() == breaks))
                .map(breaks -> breaks ? "failing" : "passing")
                .toList();
        return new PolicyTrial(policy, wrong, missing);
    }

    public boolean passed() {
        return wrong.isEmpty() && missing.isEmpty();
    }
}
