package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;

/**
 * A principal under the policies that it has, or would have after a change.
 *
 * @param key tells two standings of one principal apart
 */
record Standing(String key, IamPrincipal principal) {

    static Standing of(IamPrincipal principal) {
        return new Standing(principal.arn(), principal);
    }

    /** After a change; the same when it was made already. */
    Standing after(Change change) {
        String mark = ' ' + change.mark();
        return key.contains(mark) ? this : new Standing(key + mark, change.after());
    }

    /** Whether it is so today. */
    boolean isToday() {
        return key.equals(principal.arn());
    }
}
