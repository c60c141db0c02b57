package io.claviger.engine.access.account;

import io.claviger.engine.access.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource by name: a bucket, a secret, a key.
 *
 * @param account that owns it; empty when neither its ARN nor the input says
 * @param policy null when it has none
 * @param holds ARNs of the principals whose credentials are stored in it
 */
public record HeldResource(
        String arn, String account, @Nullable Policy policy, List<String> holds) {
    public HeldResource {
        holds = List.copyOf(holds);
    }
}
