package io.claviger.engine.access.evaluation;

import io.claviger.engine.access.policy.Principal;
import java.util.Set;

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

    private static final Set<String> WITH_RESOURCE_CONTROL = Set.of(
            "s3",
            "sts",
            "kms",
            "sqs",
            "secretsmanager",
            "ecr",
            "aoss",
            "cognito-idp",
            "cognito-identity",
            "dynamodb",
            "logs");

    private Organization() {}

    /** Principals of member accounts, their root too, but no service, no one unknown and no service-linked role. */
    static boolean serviceControlApplies(Principal principal) {
        return !principal.account().isEmpty()
                && principal.kind() != Principal.Kind.FEDERATED
                && !principal.isServiceLinkedRole();
    }

    static boolean resourceControlApplies(AccessRequest request) {
        return WITH_RESOURCE_CONTROL.contains(request.service())
                && !request.principal().isServiceLinkedRole();
    }
}
