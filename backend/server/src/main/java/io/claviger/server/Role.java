package io.claviger.server;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a process of the cluster does; all of it, unless {@code CLAVIGER_ROLES} says otherwise. */
public enum Role {
    API,
    CRAWLER,
    EVALUATOR,
    ROTATOR,
    NOTIFIER;

    /** Reads a list such as {@code api,crawler}; empty means all. */
    public static Set<Role> parse(String text) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : text.split(",", -1)) {
            if (!name.isBlank()) {
                roles.add(one(name.strip()));
            }
        }
        return roles.isEmpty() ? EnumSet.allOf(Role.class) : roles;
    }

    private static Role one(String name) {
        try {
            return valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("CLAVIGER_ROLES names '" + name
                    + "', which is no role. Use a comma-separated list of api, crawler, evaluator, rotator, notifier");
        }
    }
}
