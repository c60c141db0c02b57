package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import java.util.List;

/**
 * A way to change what a principal may do.
 *
 * @param mark of what it comes to: two ways to the same share it
 * @param after the principal with what it then has
 */
record Change(String technique, List<String> actions, Permit permit, String mark, IamPrincipal after) {
    Change {
        actions = List.copyOf(actions);
    }
}
