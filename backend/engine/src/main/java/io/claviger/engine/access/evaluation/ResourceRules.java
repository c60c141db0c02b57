package io.claviger.engine.access.evaluation;

import io.claviger.engine.access.evaluation.Decision.Reason;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    private static final Set<String> OF_THE_BUCKETS_OWNER =
            Set.of("s3:getbucketpolicy", "s3:putbucketpolicy", "s3:deletebucketpolicy");

    /**
     * Answers that no policy changes: everyone may ask who it is, a user gets a session of its own, and an account's root
     * user takes no role. Sources: <a
     * href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>, <a
     * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html">Permissions
     * for GetSessionToken</a>, <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>.
     */
    static @Nullable Reason decidedWithoutPolicies(AccessRequest request) {
        Principal.Kind kind = request.principal().kind();
        if (request.action().equals("sts:getcalleridentity") && kind != Principal.Kind.ANONYMOUS) {
            return new Reason("AWS STS", null, "Allow", "whoever has a credential may ask whose it is");
        }
        boolean hasKeys = kind == Principal.Kind.USER || kind == Principal.Kind.ROOT;
        if (request.action().equals("sts:getsessiontoken") && hasKeys) {
            return new Reason("AWS STS", null, "Allow", "policies do not control how a user authenticates");
        }
        return request.action().equals("sts:assumerole") && kind == Principal.Kind.ROOT
                ? new Reason("AWS STS", null, null, "the root user of an account takes no role")
                : null;
    }

    /**
     * The root user of a bucket's owner can mend its policy, whatever that says. Source: <a
     * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html">DeleteBucketPolicy</a>.
     */
    static boolean sparesItsOwner(AccessRequest request) {
        return request.principal().kind() == Principal.Kind.ROOT
                && OF_THE_BUCKETS_OWNER.contains(request.action())
                && request.withinOneAccount();
    }

    static boolean decidesAlone(AccessRequest request) {
        if (TAKING_A_ROLE.contains(request.action())) {
            return true;
        }
        Arn arn = Arn.parse(request.resource());
        return request.service().equals("kms") && arn != null && arn.type().equals("key");
    }
}
