package io.claviger.engine.access.evaluation;

import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Principals.Naming;
import io.claviger.engine.access.policy.Statement;
import java.util.List;
import java.util.Set;

/**
 * A statement that applies to the request if its undecided conditions hold.
 *
 * @param naming how closely it names the principal
 * @param patterns for a request for any resource: those that it speaks of
 * @param whole for a request for any resource: whether it speaks of all that is asked
 */
record Match(Policy policy, Statement statement, Naming naming, List<Hang> hangs, List<Glob> patterns, boolean whole) {

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
