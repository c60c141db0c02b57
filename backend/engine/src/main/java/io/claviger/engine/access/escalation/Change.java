package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A way to change what a principal may do.
 *
 * @param marks of what it comes to: two ways to the same share them
 * @param after the principal with what it then has
 */
record Change(String technique, List<String> actions, Permit permit, SortedSet<String> marks, IamPrincipal after) {

    Change {
        actions = List.copyOf(actions);
    }

    Change(String technique, List<String> actions, Permit permit, String mark, IamPrincipal after) {
        this(technique, actions, permit, new TreeSet<>(List.of(mark)), after);
    }

    /** This one, and then another of what came of it. */
    Change then(Change next) {
        SortedSet<String> both = new TreeSet<>(marks);
        both.addAll(next.marks);
        return new Change(
                technique + "-and-" + next.technique,
                Permit.both(actions, next.actions),
                permit.and(next.permit),
                both,
                next.after);
    }

    /** Tells what it comes to from what others do. */
    String mark() {
        return String.join(" ", marks);
    }
}
