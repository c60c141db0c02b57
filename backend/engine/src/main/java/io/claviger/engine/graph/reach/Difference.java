package io.claviger.engine.graph.reach;

import java.util.List;

/**
 * What a change makes different.
 *
 * @param gained what whoever it happens through then has; for a change that takes away, nothing
 * @param lost what is no longer reached by whom it takes from, or with less privilege; for a change that opens, nothing
 * @param owned the objects that are left without their owner, where one leaves
 * @param consumers the workloads that bear what is changed, or become it
 * @param becameAdministrator how many identities can become administrator as it is
 * @param becomeAdministrator how many still can afterwards
 * @param saved those that can no more, with the proofs that are closed
 */
public record Difference(
        Reach gained,
        Reach lost,
        List<Step.End> owned,
        List<Step.End> consumers,
        int becameAdministrator,
        int becomeAdministrator,
        Reach saved) {
    public Difference {
        owned = List.copyOf(owned);
        consumers = List.copyOf(consumers);
    }
}
