package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.evaluation.Decision;
import io.claviger.engine.access.evaluation.Decision.Outcome;
import io.claviger.engine.access.policy.Arn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What reading needs where what is kept is encrypted with a key of the customer's own: the service decrypts in the name of who
 * asks.
 *
 * <p>Sources: <a
 * href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html">Secret encryption in Secrets
 * Manager</a>, <a
 * href="https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html">KMS
 * encryption for Parameter Store</a>, <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html">SSE-KMS</a>, <a
 * href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html">Condition keys for AWS KMS</a>.
 */
final class Encryption {

    static final String DECRYPT = "kms:Decrypt";

    private static final String WRITE = "kms:PutKeyPolicy";
    private static final String GRANT = "kms:CreateGrant";

    /** Such a grant is made by a service alone. */
    private static final String OF_SERVICES = "kms:GrantIsForAWSResource";

    /** Everyone whom the service lets read may use these, as their policies say; no one can change those. */
    private static final String OF_AWS = "alias/aws/";

    private final World world;
    private final Rights its;

    Encryption(World world, Rights its) {
        this.world = world;
        this.its = its;
    }

    /** Null when the key stays closed. */
    @Nullable
    Permit opened(String action, HeldResource resource, Permit read) {
        ResourceActions actions = ResourceActions.of(resource.arn());
        String key = actions == null || !actions.encrypted() ? null : keyOf(resource);
        boolean reads = actions != null
                && (actions.reads().contains(action) || actions.stored().contains(action));
        if (key == null || !reads) {
            return read;
        }
        HeldResource listed = world.listed(key);
        if (listed != null && listed.policy() != null) {
            Permit decrypt = Permit.of(asked(listed, resource));
            if (decrypt == null) {
                decrypt = taken(listed, resource);
            }
            return decrypt == null ? null : read.and(decrypt);
        }
        Decision byItself = asked(new HeldResource(key, "", null, List.of()), resource);
        return byItself.outcome() == Outcome.EXPLICITLY_DENIED && Permit.of(byItself) == null
                ? null
                : read.ifThereIs("a statement in the policy of " + key + " that lets it decrypt");
    }

    /**
     * By a policy of the key that it writes, or by a grant that it makes for itself. Source: <a
     * href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html">Grants in AWS KMS</a>.
     */
    private @Nullable Permit taken(HeldResource key, HeldResource resource) {
        Permit write = its.on(WRITE, key);
        Permit decrypt = write == null
                ? null
                : Permit.of(asked(key.under(Reach.opening(its.principal().arn())), resource));
        if (write != null && decrypt != null) {
            return decrypt.and(write.asFirst(WRITE));
        }
        Permit grant = its.on(GRANT, key);
        return grant == null
                        || grant.residual().stream().anyMatch(one -> one.key().equalsIgnoreCase(OF_SERVICES))
                ? null
                : grant.asFirst(GRANT);
    }

    private Decision asked(HeldResource key, HeldResource resource) {
        return its.asked(DECRYPT, key, new About(through(key, resource), List.of(), ""));
    }

    /** What the service says of the request that it hands on. */
    private Map<String, List<String>> through(HeldResource key, HeldResource resource) {
        Arn of = Arn.parse(resource.arn());
        Arn by = Arn.parse(key.arn());
        Map<String, List<String>> known = new HashMap<>();
        if (of != null && by != null) {
            known.put("kms:ViaService", List.of(of.service() + '.' + by.region() + ".amazonaws.com"));
            known.put("aws:CalledVia", List.of(of.service() + ".amazonaws.com"));
        }
        known.put("kms:CallerAccount", List.of(its.principal().account()));
        known.put("aws:ViaAWSService", List.of("true"));
        return known;
    }

    /** The ARN of its key; null when it has none, or one of AWS's own. */
    private static @Nullable String keyOf(HeldResource resource) {
        String key = resource.key();
        if (key == null || key.startsWith(OF_AWS) || key.contains(':' + OF_AWS)) {
            return null;
        }
        Arn of = Arn.parse(resource.arn());
        if (key.startsWith("arn:") || of == null) {
            return key;
        }
        String name = key.startsWith("alias/") ? key : "key/" + key;
        return new Arn(of.partition(), "kms", of.region(), resource.account(), name).toString();
    }
}
