package io.claviger.engine.access.evaluation;

import io.claviger.engine.access.action.Actions;
import io.claviger.engine.access.policy.Principal;

/**
 * To what the policies of an organization apply.
 *
 * <p>Sources: <a
 * href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html">Service control
 * policies</a>, <a
 * href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html">Resource control
 * policies</a>, "Resources and entities not restricted".
 */
final class Organization {

    private Organization() {}

    /** Principals of member accounts, their root too, but no service, no one unknown and no service-linked role. */
    static boolean serviceControlApplies(Principal principal) {
        return !principal.account().isEmpty() && !principal.isServiceLinkedRole();
    }

    /** Of the services that take part, whoever asks; the right to retire a key's grant cannot be taken away. */
    static boolean resourceControlApplies(AccessRequest request) {
        return Actions.packed().underResourceControl(request.service())
                && !request.action().equals("kms:retiregrant")
                && !request.principal().isServiceLinkedRole();
    }
}
