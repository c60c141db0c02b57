package io.claviger.engine.access.account;

import io.claviger.engine.access.evaluation.Policies.Level;
import io.claviger.engine.access.policy.Policy;
import java.util.List;
import java.util.Map;

/**
 * Some accounts, as far as they are known.
 *
 * @param groups policies by ARN of the group
 * @param managed all versions of customer managed and of used AWS managed policies, by ARN
 * @param control what their organization puts on each account, by its number
 * @param problems what could not be read, by ARN
 */
public record Estate(
        List<IamPrincipal> principals,
        Map<String, List<Policy>> groups,
        Map<String, ManagedPolicy> managed,
        Map<String, Control> control,
        Map<String, List<String>> problems) {

    /** The policies of an organization on one account, from its root down. */
    public record Control(List<Level> service, List<Level> resource) {
        public static final Control NONE = new Control(List.of(), List.of());
    }

    /**
     * @param current of the default version
     * @param others of the other versions
     */
    public record ManagedPolicy(String arn, Policy current, List<Policy> others) {
        public boolean isOfAws() {
            return arn.contains(":iam::aws:policy/");
        }
    }

    public Control controlOf(String account) {
        return control.getOrDefault(account, Control.NONE);
    }
}
