package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.AwsManagedPolicies;
import io.claviger.engine.access.account.Estate.ManagedPolicy;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The managed policies that conditions on one principal name: those that it may attach, or must set as boundaries. */
final class NamedPolicies {

    private static final int MOST = 20;

    private NamedPolicies() {}

    /**
     * Those that there are.
     *
     * @param key of the conditions
     */
    static List<ManagedPolicy> of(World world, Rights its, String key) {
        return named(its, key).stream()
                .map(arn -> find(world, arn))
                .filter(Objects::nonNull)
                .toList();
    }

    /** As conditions have them, patterns too. */
    static List<String> named(Rights its, String key) {
        return its.own()
                .flatMap(policy -> policy.statements().stream())
                .flatMap(statement -> statement.conditions().stream())
                .filter(condition -> condition.key().equalsIgnoreCase(key))
                .flatMap(condition -> condition.values().stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static @Nullable ManagedPolicy find(World world, String arn) {
        ManagedPolicy known = world.estate().managed().get(arn);
        return known == null ? AwsManagedPolicies.find(arn) : known;
    }
}
