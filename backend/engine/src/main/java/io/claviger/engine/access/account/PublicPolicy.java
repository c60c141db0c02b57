package io.claviger.engine.access.account;

import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Condition;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Principals;
import io.claviger.engine.access.policy.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a bucket's policy is public in the sense of S3: it lets in whoever comes, and no condition with fixed values says from
 * where. Where <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html">Block Public Access</a>
 * restricts such buckets, nobody of another account comes in, also not those whom the policy names beside.
 */
public final class PublicPolicy {

    private static final String ADDRESS = "aws:sourceip";
    private static final String ACCESS_POINT = "s3:dataaccesspointarn";

    private static final Set<String> FIXING = Set.of(
            ADDRESS,
            ACCESS_POINT,
            "s3:dataaccesspointaccount",
            "s3:x-amz-server-side-encryption-aws-kms-key-id",
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:sourceaccount",
            "aws:sourcearn",
            "aws:sourceorgid",
            "aws:sourceorgpaths",
            "aws:sourceowner",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:userid");

    /** Ranges of addresses that are broader count as everywhere. */
    private static final int BROADEST = 8;

    private static final int BROADEST_OF_SIX = 32;

    private PublicPolicy() {}

    public static boolean isPublic(Policy policy) {
        return policy.statements().stream().anyMatch(PublicPolicy::isPublic);
    }

    private static boolean isPublic(Statement statement) {
        Principals principals = statement.principals();
        boolean whoever = principals != null && (principals.everyone() || principals.excluded());
        return statement.effect() == Statement.Effect.ALLOW
                && whoever
                && statement.conditions().stream().noneMatch(PublicPolicy::fixes);
    }

    private static boolean fixes(Condition condition) {
        String key = condition.key().toLowerCase(Locale.ROOT);
        String operator = condition.operator().toLowerCase(Locale.ROOT);
        boolean affirms = !operator.contains("not")
                && !operator.endsWith("ifexists")
                && !operator.startsWith("forallvalues")
                && !operator.equals("null");
        List<String> values = condition.values();
        return affirms && FIXING.contains(key) && values.stream().allMatch(value -> isFixed(key, value));
    }

    private static boolean isFixed(String key, String value) {
        return switch (key) {
            case ADDRESS -> isNarrow(value);
            case ACCESS_POINT -> {
                Arn arn = Arn.parse(value);
                yield arn != null && hasNoWildcard(arn.account());
            }
            default -> hasNoWildcard(value);
        };
    }

    private static boolean hasNoWildcard(String value) {
        return value.indexOf('*') < 0 && value.indexOf('?') < 0 && !value.contains("${");
    }

    private static boolean isNarrow(String range) {
        int slash = range.indexOf('/');
        int broadest = range.indexOf(':') < 0 ? BROADEST : BROADEST_OF_SIX;
        String bits = slash < 0 ? "" : range.substring(slash + 1);
        return slash < 0 || bits.matches("[0-9]{1,3}") && Integer.parseInt(bits) >= broadest;
    }
}
