package io.claviger.engine.access.account;

import io.claviger.engine.access.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource by name: a bucket, a secret, a key, a function.
 *
 * @param account that owns it; empty when neither its ARN nor the input says
 * @param policy null when it has none
 * @param holds ARNs of the principals whose credentials are stored in it
 * @param runsAs ARN of the role as which it acts; null when it acts as none, or when that is not known
 * @param key that encrypts it: an ARN, an id or an alias; null when there is none, or when that is not known
 * @param restricted whether no other account comes in where its policy is public
 */
public record HeldResource(
        String arn,
        String account,
        @Nullable Policy policy,
        List<String> holds,
        @Nullable String runsAs,
        @Nullable String key,
        boolean restricted) {

    public HeldResource {
        holds = List.copyOf(holds);
    }

    /** One of which it is not known as what it acts. */
    public HeldResource(String arn, String account, @Nullable Policy policy, List<String> holds) {
        this(arn, account, policy, holds, null, null, false);
    }

    /** The same, of an account where it is not known whose it is. */
    public HeldResource ownedBy(String owner) {
        return account.isEmpty() ? new HeldResource(arn, owner, policy, holds, runsAs, key, restricted) : this;
    }

    /** The same under another policy. */
    public HeldResource under(Policy other) {
        return new HeldResource(arn, account, other, holds, runsAs, key, restricted);
    }

    /** The same under another name, such as what is within it. */
    public HeldResource named(String other) {
        return new HeldResource(other, account, policy, holds, runsAs, key, restricted);
    }

    /** Whether it lets in nobody of an account, whatever its policy says. */
    public boolean isShutTo(String other) {
        return restricted && !other.equals(account) && policy != null && PublicPolicy.isPublic(policy);
    }
}
