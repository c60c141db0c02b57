package io.claviger.engine.access.account;

import io.claviger.engine.access.evaluation.Policies.Level;
import io.claviger.engine.access.policy.Policy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some accounts, as far as they are known.
 *
 * @param groups policies by ARN of the group
 * @param managed all versions of customer managed and of used AWS managed policies, by ARN
 * @param control what their organization puts on each account, by its number
 * @param resources named in the input
 * @param logins of users, by ARN, where a credential report tells of them
 * @param problems what could not be read, by ARN
 */
public record Estate(
        List<IamPrincipal> principals,
        Map<String, List<Policy>> groups,
        Map<String, ManagedPolicy> managed,
        Map<String, Control> control,
        List<HeldResource> resources,
        Map<String, Login> logins,
        Map<String, List<String>> problems) {

    /**
     * The policies of an organization on one account, from its root down.
     *
     * @param organization its id; null when the account is in none that is known
     */
    public record Control(
            List<Level> service,
            List<Level> resource,
            @Nullable String organization) {
        public static final Control NONE = new Control(List.of(), List.of(), null);

        public Control {
            service = List.copyOf(service);
            resource = List.copyOf(resource);
        }
    }

    /**
     * @param current of the default version
     * @param others of the other versions
     */
    public record ManagedPolicy(String arn, Policy current, List<Policy> others) {

        private static final int MOST_VERSIONS = 5;

        public boolean isOfAws() {
            return arn.contains(":iam::aws:policy/");
        }

        /** Whether a version must go before another can be made. */
        public boolean isFull() {
            return others.size() + 1 >= MOST_VERSIONS;
        }
    }

    public Control controlOf(String account) {
        return control.getOrDefault(account, Control.NONE);
    }
}
