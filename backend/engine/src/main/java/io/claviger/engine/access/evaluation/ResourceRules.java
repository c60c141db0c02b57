package io.claviger.engine.access.evaluation;

import io.claviger.engine.access.policy.Arn;
import java.util.Set;

/**
 * The resources that must allow by their own policy even within their account.
 *
 * <p>Sources: <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html">Key policies in AWS
 * KMS</a>: no principal has rights on a key unless its policy says so; <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html">trust policies</a>: a role
 * is assumed only by whom it trusts.
 */
final class ResourceRules {

    private static final Set<String> TAKING_A_ROLE = Set.of(
            "sts:assumerole",
            "sts:assumerolewithsaml",
            "sts:assumerolewithwebidentity",
            "sts:tagsession",
            "sts:setsourceidentity",
            "sts:setcontext");

    private ResourceRules() {}

    static boolean decidesAlone(AccessRequest request) {
        if (TAKING_A_ROLE.contains(request.action())) {
            return true;
        }
        Arn arn = Arn.parse(request.resource());
        return request.service().equals("kms") && arn != null && arn.type().equals("key");
    }
}
