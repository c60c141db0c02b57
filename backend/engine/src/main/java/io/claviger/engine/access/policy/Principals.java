package io.claviger.engine.access.policy;

import java.util.Set;

/**
 * The {@code Principal} or {@code NotPrincipal} of a statement.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">AWS
 * JSON policy elements: Principal</a>: names are matched whole, and a star stands only for everyone.
 *
 * @param excluded whether it is {@code NotPrincipal}
 * @param everyone whether it is {@code *} or {@code {"AWS": "*"}}
 * @param names ARNs, account ids, service names, providers and canonical ids
 */
public record Principals(boolean excluded, boolean everyone, Set<String> names) {

    /** How closely a statement names a principal; what it then grants differs. */
    public enum Naming {
        /** It does not. */
        NOT,
        /** Its account. */
        ACCOUNT,
        /** The role of its session. */
        ROLE,
        /** The principal itself, or everyone. */
        ITSELF
    }

    public Principals {
        names = Set.copyOf(names);
    }

    public Naming naming(Principal principal) {
        if (!excluded) {
            return everyone ? Naming.ITSELF : closest(principal);
        }
        return everyone || closest(principal).compareTo(Naming.ROLE) >= 0 ? Naming.NOT : Naming.ITSELF;
    }

    private Naming closest(Principal principal) {
        Naming closest = Naming.NOT;
        for (String name : names) {
            Naming naming = principal.namedBy(name);
            if (naming.compareTo(closest) > 0) {
                closest = naming;
            }
        }
        return closest;
    }
}
