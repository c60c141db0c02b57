package io.claviger.engine.access.escalation;

import io.claviger.engine.access.action.Action;
import io.claviger.engine.access.action.Actions;
import io.claviger.engine.access.policy.Glob;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way in which a service lets its user act as a role.
 *
 * @param passes whether the role is handed over with {@code iam:PassRole}
 * @param administers whether it leads to every right at once, by no role of the account
 * @param services of which the role must trust one
 * @param profile whether the role must be in an instance profile
 * @param actions all of which are needed
 * @param exists what must be there already, in words; null when all of it can be made
 * @param across whether it works on what is of another account, too, where that thing's own policy allows all its actions
 * @param doc the vendor's page
 */
record Technique(
        String id,
        boolean passes,
        boolean administers,
        List<String> services,
        boolean profile,
        List<String> actions,
        @Nullable String exists,
        boolean across,
        String doc) {

    static List<Technique> all() {
        return Holder.ALL;
    }

    /** Read once, when first asked. */
    private static final class Holder {
        static final List<Technique> ALL = PackedFacts.read("/access/techniques.yaml", Technique::of);
    }

    /** Whether one of its actions is asked for a resource of that kind. */
    boolean actsOn(String resource) {
        return actions.stream().anyMatch(action -> actsOn(action, resource));
    }

    static boolean actsOn(String action, String resource) {
        Action known = Actions.packed().find(action.toLowerCase(Locale.ROOT));
        return known != null
                && known.resourceTypes().stream()
                        .anyMatch(type -> Glob.arnByFields(type.arn()).matches(resource));
    }

    private static Technique of(Map<?, ?> written) {
        return new Technique(
                String.valueOf(written.get("id")),
                Boolean.TRUE.equals(written.get("passes")),
                Boolean.TRUE.equals(written.get("administers")),
                PackedFacts.texts(written.get("services")),
                Boolean.TRUE.equals(written.get("profile")),
                PackedFacts.texts(written.get("actions")),
                PackedFacts.text(written.get("exists")),
                Boolean.TRUE.equals(written.get("across")),
                String.valueOf(written.get("doc")));
    }
}
