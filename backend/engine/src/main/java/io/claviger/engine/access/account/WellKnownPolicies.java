package io.claviger.engine.access.account;

import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.PolicyReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The mightiest managed policies of AWS, for inputs that name them without their documents.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html">AWS managed
 * policies</a>.
 */
final class WellKnownPolicies {

    private static final List<Map<String, Object>> ADMINISTRATOR = List.of(allow("Action", List.of("*")));
    private static final List<Map<String, Object>> IAM =
            List.of(allow("Action", List.of("iam:*", "organizations:Describe*", "organizations:List*")));
    private static final List<Map<String, Object>> POWER_USER = List.of(
            allow("NotAction", List.of("iam:*", "organizations:*", "account:*")),
            allow(
                    "Action",
                    List.of(
                            "account:GetAccountInformation",
                            "account:GetPrimaryEmail",
                            "account:ListRegions",
                            "iam:CreateServiceLinkedRole",
                            "iam:DeleteServiceLinkedRole",
                            "iam:ListRoles",
                            "organizations:DescribeEffectivePolicy",
                            "organizations:DescribeOrganization")));

    private WellKnownPolicies() {}

    /** By ARN. */
    static Map<String, ManagedPolicy> all() {
        Map<String, ManagedPolicy> all = new HashMap<>();
        add(all, "AdministratorAccess", ADMINISTRATOR);
        add(all, "IAMFullAccess", IAM);
        add(all, "PowerUserAccess", POWER_USER);
        return all;
    }

    private static void add(Map<String, ManagedPolicy> all, String name, List<Map<String, Object>> statements) {
        String arn = "arn:aws:iam::aws:policy/" + name;
        Policy policy = PolicyReader.read(
                name, PolicyReader.Kind.IDENTITY, Map.of("Version", "2012-10-17", "Statement", statements));
        all.put(arn, new ManagedPolicy(arn, policy, List.of()));
    }

    private static Map<String, Object> allow(String element, List<String> actions) {
        return Map.of("Effect", "Allow", element, actions, "Resource", "*");
    }
}
