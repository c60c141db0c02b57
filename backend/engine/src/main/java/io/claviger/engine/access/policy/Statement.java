package io.claviger.engine.access.policy;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy.
 *
 * @param id its {@code Sid}, or its number in the document, from 1
 * @param actions patterns, in lower case
 * @param actionsExcluded whether it is {@code NotAction}
 * @param resources patterns; null where the document has none, as in a trust policy
 * @param resourcesExcluded whether it is {@code NotResource}
 * @param principals null where the document has none, as in an identity-based policy
 */
public record Statement(
        String id,
        Effect effect,
        List<Glob> actions,
        boolean actionsExcluded,
        @Nullable List<Template> resources,
        boolean resourcesExcluded,
        @Nullable Principals principals,
        List<Condition> conditions) {

    public enum Effect {
        ALLOW("Allow"),
        DENY("Deny");

        private final String word;

        Effect(String word) {
            this.word = word;
        }

        /** As policies write it. */
        public String word() {
            return word;
        }
    }

    public Statement {
        actions = List.copyOf(actions);
        resources = resources == null ? null : List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    /** @param action in lower case, {@code service:operation} */
    public boolean hasAction(String action) {
        for (Glob pattern : actions) {
            if (pattern.matches(action)) {
                return !actionsExcluded;
            }
        }
        return actionsExcluded;
    }

    /** The patterns of its actions as one text, for messages. */
    public String actionsText() {
        return (actionsExcluded ? "all but " : "")
                + String.join(", ", actions.stream().map(Glob::toString).toList())
                        .toLowerCase(Locale.ROOT);
    }
}
