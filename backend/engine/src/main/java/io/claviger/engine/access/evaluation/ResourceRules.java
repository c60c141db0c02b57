package io.claviger.engine.access.evaluation;

import io.claviger.engine.access.evaluation.Decision.Reason;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Principal;
import java.util.List;
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

    private static final String ASSUME_ROOT = "sts:assumeroot";

    private static final Set<String> OF_THE_OWNER = Set.of(
            "s3:getbucketpolicy",
            "s3:putbucketpolicy",
            "s3:deletebucketpolicy",
            "sqs:getqueueattributes",
            "sqs:setqueueattributes");

    private static final Set<String> QUEUES_OF_ITS_ACCOUNT = Set.of(
            "sqs:addpermission",
            "sqs:cancelmessagemovetask",
            "sqs:createqueue",
            "sqs:deletequeue",
            "sqs:listmessagemovetasks",
            "sqs:listqueues",
            "sqs:listqueuetags",
            "sqs:removepermission",
            "sqs:setqueueattributes",
            "sqs:startmessagemovetask",
            "sqs:tagqueue",
            "sqs:untagqueue");

    /** Beside those that use the key. */
    private static final Set<String> KEYS_OF_OTHERS = Set.of(
            "kms:creategrant",
            "kms:describekey",
            "kms:getkeyrotationstatus",
            "kms:getpublickey",
            "kms:listgrants",
            "kms:retiregrant",
            "kms:revokegrant",
            "kms:decrypt",
            "kms:derivesharedsecret",
            "kms:encrypt",
            "kms:sign",
            "kms:verify");

    private static final List<String> USING_KEYS = List.of("kms:generate", "kms:reencrypt", "kms:verifymac");

    private ResourceRules() {}

    /**
     * Answers that no policy changes: everyone may ask who it is, a user gets a session of its own, and an account's root
     * user takes no role and no other root. Sources: <a
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
        boolean takes =
                request.action().equals("sts:assumerole") || request.action().equals(ASSUME_ROOT);
        return takes && kind == Principal.Kind.ROOT
                ? new Reason("AWS STS", null, null, "the root user of an account takes no role")
                : null;
    }

    /**
     * The root user of the owner can mend the policy of a bucket or queue, whatever that says. Sources: <a
     * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html">DeleteBucketPolicy</a>, <a
     * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html">Tasks that require root user credentials</a>.
     */
    static boolean sparesItsOwner(AccessRequest request) {
        return request.principal().kind() == Principal.Kind.ROOT
                && OF_THE_OWNER.contains(request.action())
                && request.withinOneAccount();
    }

    /**
     * Whether it cannot be granted to another account. Sources: <a
     * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-overview-of-managing-access.html">Overview
     * of managing access in Amazon SQS</a>, <a
     * href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html">Allowing users in
     * other accounts to use a KMS key</a>.
     */
    static boolean staysWithinItsAccount(AccessRequest request) {
        boolean known = !request.principal().account().isEmpty();
        boolean ofKey = isOfKey(request)
                && !KEYS_OF_OTHERS.contains(request.action())
                && USING_KEYS.stream().noneMatch(request.action()::startsWith);
        return known && (ofKey || QUEUES_OF_ITS_ACCOUNT.contains(request.action()));
    }

    /** A root user has no policy of its own: who may act as it is said in the account that manages it. */
    static boolean hasNoPolicy(AccessRequest request) {
        return request.action().equals(ASSUME_ROOT);
    }

    private static boolean isOfKey(AccessRequest request) {
        Arn arn = Arn.parse(request.resource());
        return request.service().equals("kms") && arn != null && arn.type().equals("key");
    }

    static boolean decidesAlone(AccessRequest request) {
        return TAKING_A_ROLE.contains(request.action()) || isOfKey(request);
    }
}
