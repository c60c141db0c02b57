package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A principal under the policies that it has, or would have after some changes.
 *
 * @param key tells two standings of one principal apart
 * @param marks of what the changes come to
 */
record Standing(String key, SortedSet<String> marks, IamPrincipal principal) {

    static Standing of(IamPrincipal principal) {
        return new Standing(principal.arn(), Collections.emptySortedSet(), principal);
    }

    /** After a change; the same when it was made already. */
    Standing after(Change change) {
        if (marks.containsAll(change.marks())) {
            return this;
        }
        SortedSet<String> all = new TreeSet<>(marks);
        all.addAll(change.marks());
        return new Standing(principal.arn() + ' ' + String.join(" ", all), all, change.after());
    }

    /** Whether it is so today. */
    boolean isToday() {
        return marks.isEmpty();
    }
}
