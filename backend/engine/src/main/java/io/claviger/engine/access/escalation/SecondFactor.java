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

    /** A device of its own choice for a user who is known to have none; null when it may not register one. */
    static @Nullable Change registered(World world, Rights its) {
        IamPrincipal self = its.principal();
        Login login = world.estate().logins().get(self.arn());
        boolean hasNone = login != null && Boolean.FALSE.equals(login.secondFactor());
        Permit create = hasNone && !self.secondFactor()
                ? its.on(CREATE, self.inIam(self.account(), "mfa/" + self.name()), About.NOTHING)
                : null;
        Permit enable = create == null ? null : its.on(ENABLE, self.arn(), About.of(self));
        return create == null || enable == null
                ? null
                : new Change(
                        "enable-mfa-device", ACTIONS, create.and(enable), "+second-factor", self.withSecondFactor());
    }
}
