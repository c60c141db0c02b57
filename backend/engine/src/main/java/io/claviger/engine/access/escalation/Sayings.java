package io.claviger.engine.access.escalation;

import io.claviger.engine.access.evaluation.Decision.Outcome;
import io.claviger.engine.access.evaluation.Decision.Residual;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What whoever takes a role says of the session, which is a right of its own: its source identity and its tags. A name and an
 * external id are said by the right to take the role alone.
 *
 * <p>Sources: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html">Monitor and control actions
 * taken with assumed roles</a>, <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">Pass session tags in
 * AWS STS</a>.
 */
final class Sayings {

    private Sayings() {}

    /** The action by which it is said what a condition asks for; null when nothing needs to be said. */
    static @Nullable String rightToSay(Residual condition) {
        String key = condition.key().toLowerCase(Locale.ROOT);
        boolean tag =
                key.startsWith("aws:requesttag/") || key.equals("aws:tagkeys") || key.equals("sts:transitivetagkeys");
        if (!tag && !key.equals("sts:sourceidentity") || !asksPresence(condition)) {
            return null;
        }
        return tag ? "sts:TagSession" : "sts:SetSourceIdentity";
    }

    /** Whether the way is open only where the key is there: what allows needs it, or what denies holds without it. */
    private static boolean asksPresence(Residual condition) {
        String operator = condition.operator().toLowerCase(Locale.ROOT);
        boolean denies = condition.whenFalse() == Outcome.ALLOWED;
        if (operator.equals("null")) {
            return condition.values().stream().anyMatch(value -> value.equalsIgnoreCase(String.valueOf(denies)));
        }
        boolean holdsWithout = operator.endsWith("ifexists")
                || operator.startsWith("forallvalues")
                || operator.contains("not") && !operator.startsWith("foranyvalue");
        return denies == holdsWithout;
    }
}
