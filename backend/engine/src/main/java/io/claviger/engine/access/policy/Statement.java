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

    private static final List<Template> ALL = List.of(Template.of("*", false));

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

    /** The patterns of the resources that it may speak of: of all, where it leaves some out or names none. */
    public List<Template> patterns() {
        return resources == null || resourcesExcluded ? ALL : resources;
    }

    /** Whether it may hold for one resource and not for another: by its patterns, or by a condition on tags and the like. */
    public boolean tellsResourcesApart() {
        boolean all =
                resources == null || !resourcesExcluded && resources.stream().allMatch(Statement::isAll);
        return !all || conditions.stream().anyMatch(condition -> ofResource(condition.key()));
    }

    private static boolean isAll(Template resource) {
        Glob glob = resource.fixedArn();
        return glob != null && glob.isAll();
    }

    private static boolean ofResource(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return lower.contains("resource") || lower.equals("iam:permissionsboundary");
    }

    /**
     * What of its actions speaks of one, for messages.
     *
     * @param action in lower case, one that it {@link #hasAction has}
     */
    public String actionText(String action) {
        if (actionsExcluded) {
            return "all but "
                    + String.join(", ", actions.stream().map(Glob::toString).toList());
        }
        for (Glob pattern : actions) {
            if (pattern.matches(action)) {
                return pattern.toString();
            }
        }
        return action;
    }
}
