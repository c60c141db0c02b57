package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate.Control;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.action.Action;
import io.claviger.engine.access.action.Actions;
import io.claviger.engine.access.policy.Context;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is known of the context of a request that the holder of a stolen key makes.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS global
 * condition context keys</a>.
 */
final class Circumstances {

    /** Services with one endpoint for all regions, so that the region asked for is always the same. */
    private static final Set<String> GLOBAL =
            Set.of("iam", "organizations", "account", "route53", "cloudfront", "support", "budgets");

    /** Where those endpoints are, in other partitions than {@code aws}. */
    private static final Map<String, String> REGIONS = Map.of("aws-us-gov", "us-gov-west-1", "aws-cn", "cn-north-1");

    private static final List<String> OF_THE_PRINCIPAL = List.of("aws:principaltag/");

    private Circumstances() {}

    static Context of(IamPrincipal principal, Control control, Instant now) {
        boolean user = principal.kind() == IamPrincipal.Kind.USER;
        Map<String, List<String>> known = new HashMap<>();
        known.put("aws:PrincipalArn", List.of(principal.arn()));
        known.put("aws:PrincipalAccount", List.of(principal.account()));
        known.put("aws:PrincipalType", List.of(user ? "User" : "AssumedRole"));
        known.put("aws:username", user ? List.of(principal.name()) : List.of());
        known.put("aws:MultiFactorAuthPresent", principal.secondFactor() ? List.of("true") : List.of());
        known.put("aws:MultiFactorAuthAge", principal.secondFactor() ? List.of("0") : List.of());
        known.put("aws:PrincipalIsAWSService", List.of("false"));
        known.put("aws:PrincipalServiceName", List.of());
        known.put("aws:PrincipalServiceNamesList", List.of());
        known.put("aws:SecureTransport", List.of("true"));
        known.put("aws:CurrentTime", List.of(now.toString()));
        known.put("aws:EpochTime", List.of(String.valueOf(now.getEpochSecond())));
        if (control.organization() != null) {
            known.put("aws:PrincipalOrgID", List.of(control.organization()));
        }
        if (principal.hasTagsOfChoice()) {
            return Context.of(known, false);
        }
        principal.tags().forEach((key, value) -> known.put("aws:PrincipalTag/" + key, List.of(value)));
        return Context.of(known, false).knowingAll(OF_THE_PRINCIPAL);
    }

    static boolean isTagOfThePrincipal(String key) {
        return OF_THE_PRINCIPAL.stream().anyMatch(key.toLowerCase(Locale.ROOT)::startsWith);
    }

    /** With what is known of the action and of what is acted on. */
    static Context of(Context known, String partition, String action, About about) {
        int colon = action.indexOf(':');
        About all = colon > 0 && GLOBAL.contains(action.substring(0, colon))
                ? about.and("aws:RequestedRegion", REGIONS.getOrDefault(partition, "us-east-1"))
                : about;
        Action documented = Actions.packed().find(action.toLowerCase(Locale.ROOT));
        return known.with(all.values(), all.whole())
                .never(key -> documented != null && isOfServices(key) && !documented.knows(key));
    }

    /** Keys of services are in those requests only whose action lists them. */
    private static boolean isOfServices(String key) {
        return !key.startsWith("aws:");
    }
}
