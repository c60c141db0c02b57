package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.account.Login;
import io.claviger.engine.access.evaluation.Decision;
import io.claviger.engine.access.evaluation.Decision.Outcome;
import io.claviger.engine.access.evaluation.Decision.Reason;
import io.claviger.engine.access.evaluation.Decision.Residual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a second factor opens. Who holds a stolen key has none, unless the user has no device yet: then the key may register one, and
 * a session with it is as good as its user's.
 *
 * <p>Sources: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam_mfa-selfmanage.html">Allows IAM users to
 * self-manage an MFA device</a>, <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html">Secure API access with
 * MFA</a>.
 */
final class SecondFactor {

    private static final String CREATE = "iam:CreateVirtualMFADevice";
    private static final String ENABLE = "iam:EnableMFADevice";

    static final List<String> ACTIONS = List.of(CREATE, ENABLE);

    private SecondFactor() {}

    /**
     * The condition on which one administers: none at all, or that whoever acts as it shows a second factor. Null when it does not
     * administer even then.
     */
    static @Nullable List<Residual> conditionOfAdministering(World world, IamPrincipal principal) {
        Rights alone = world.rights(Standing.of(principal));
        if (alone.isAdministrator()) {
            return List.of();
        }
        if (!alone.canEver(Administrator.EVERYTHING)
                || !new Rights(world, principal.withSecondFactor()).isAdministrator()) {
            return null;
        }
        List<Decision> closed = alone.closedOfEverything();
        Outcome without =
                closed.isEmpty() ? Outcome.IMPLICITLY_DENIED : closed.getFirst().outcome();
        Reason asking = closed.isEmpty() ? null : closed.getFirst().because().getFirst();
        return List.of(new Residual(
                "aws:MultiFactorAuthPresent",
                "Bool",
                List.of("true"),
                asking == null ? "" : asking.policy(),
                asking == null || asking.statement() == null ? "" : asking.statement(),
                without));
    }

    /** Whether it may register devices of others: most users may register one of their own. */
    static boolean isForOthers(Rights its) {
        return ACTIONS.stream().allMatch(its::canEver)
                && its.patterns(ENABLE).stream().anyMatch(pattern -> pattern.fixedArn() != null);
    }

    /** A device of the maker's choice for a user who is known to have none; at most one change. */
    static List<Change> registered(World world, Rights its, IamPrincipal user) {
        Login login = world.estate().logins().get(user.arn());
        boolean hasNone = login != null && Boolean.FALSE.equals(login.secondFactor());
        Permit create = hasNone && !user.secondFactor()
                ? its.on(CREATE, user.inIam(user.account(), "mfa/" + user.name()), About.NOTHING)
                : null;
        Permit enable = create == null ? null : its.on(ENABLE, user.arn(), About.of(user));
        return create == null || enable == null
                ? List.of()
                : List.of(new Change(
                        "enable-mfa-device", ACTIONS, create.and(enable), "+second-factor", user.withSecondFactor()));
    }
}
