package io.claviger.engine.access.action;

import java.util.List;
import java.util.Locale;

/**
 * One action of a service.
 *
 * @param name as AWS writes it, {@code PassRole}
 * @param resourceTypes what it can be granted on; none when the reference lists none
 * @param takesNoResource whether it can be granted on all resources only
 * @param conditionKeys its own; global keys are not listed
 * @param dependents actions that its caller needs too
 */
public record Action(
        String service,
        String name,
        Level level,
        List<ResourceType> resourceTypes,
        boolean takesNoResource,
        List<String> conditionKeys,
        List<String> dependents) {

    /** What an action does, from looking to giving rights. */
    public enum Level {
        LIST,
        READ,
        TAGGING,
        WRITE,
        PERMISSIONS;

        public boolean onlyLooks() {
            return this == LIST || this == READ;
        }
    }

    /**
     * A kind of resource.
     *
     * @param arn with a star where something stands that differs from one to the next
     */
    public record ResourceType(String name, String arn, List<String> conditionKeys) {
        public ResourceType {
            conditionKeys = List.copyOf(conditionKeys);
        }
    }

    public Action {
        resourceTypes = List.copyOf(resourceTypes);
        conditionKeys = List.copyOf(conditionKeys);
        dependents = List.copyOf(dependents);
    }

    /**
     * Whether its requests may have a key, of its own or of what it is asked for.
     *
     * @param key in lower case
     */
    public boolean knows(String key) {
        return names(conditionKeys, key) || resourceTypes.stream().anyMatch(type -> names(type.conditionKeys(), key));
    }

    /** A key such as {@code aws:RequestTag/${TagKey}} stands for all with its beginning. */
    private static boolean names(List<String> keys, String key) {
        for (String one : keys) {
            int open = one.indexOf("${");
            if (open < 0 ? one.equalsIgnoreCase(key) : key.regionMatches(true, 0, one, 0, open)) {
                return true;
            }
        }
        return false;
    }

    /** {@code iam:PassRole}. */
    public String qualified() {
        return service + ':' + name;
    }

    /** {@code iam:passrole}. */
    public String inLowerCase() {
        return qualified().toLowerCase(Locale.ROOT);
    }
}
