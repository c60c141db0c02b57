package io.claviger.engine.access.escalation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One step from one standing to another.
 *
 * @param together whether it is only for whoever holds several that are taken apart from each other
 */
record Step(Standing from, Standing to, String technique, List<String> actions, Permit permit, boolean together) {

    /** Of two steps to the same standing, the one with fewer conditions and fewer actions is the better proof. */
    static final Comparator<Step> BETTER = Comparator.comparingInt(
                    (Step step) -> step.permit().residual().size())
            .thenComparingInt(step -> step.actions().size());

    Step {
        actions = List.copyOf(actions);
    }

    Step(Standing from, Standing to, String technique, List<String> actions, Permit permit) {
        this(from, to, technique, actions, permit, false);
    }

    /** The step and a change of where it leads. */
    Step and(Change change) {
        List<String> both = new ArrayList<>(change.actions());
        both.addAll(actions);
        return new Step(
                from,
                to.after(change),
                change.technique() + "-and-" + technique,
                both,
                change.permit().and(permit),
                together);
    }

    private List<String> allActions() {
        List<String> all = new ArrayList<>(permit.before());
        all.addAll(actions);
        return all.stream().distinct().toList();
    }

    Edge edge(boolean makesAdmin) {
        return new Edge(
                from.principal().arn(),
                to.principal().arn(),
                technique,
                allActions(),
                makesAdmin,
                permit.because(),
                permit.residual());
    }
}
