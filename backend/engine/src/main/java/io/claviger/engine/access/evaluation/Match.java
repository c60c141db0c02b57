package io.claviger.engine.access.evaluation;

import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Principals.Naming;
import io.claviger.engine.access.policy.Statement;
import java.util.List;
import java.util.Set;

/**
 * A statement that applies to the request if its undecided conditions hold.
 *
 * @param naming how closely it names the principal
 */
record Match(Policy policy, Statement statement, Naming naming, List<Hang> hangs) {

    /** An undecided condition of one statement. */
    record Hang(String key, String operator, List<String> values, String policy, String statement) {}

    boolean holds(Set<Hang> assumedFalse) {
        if (hangs.isEmpty() || assumedFalse.isEmpty()) {
            return true;
        }
        for (Hang hang : hangs) {
            if (assumedFalse.contains(hang)) {
                return false;
            }
        }
        return true;
    }
}
