package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate.Control;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.access.policy.Template;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one could do with others at the very most, from its own policies alone: whose answers may be others once another one is.
 *
 * @param changes whether it may change what anyone may do, itself too: then its ways may lead through all of its account
 * @param takes whether it may take others by credentials that it makes, or by services that it lets act as them
 * @param roots whether it may act in other accounts as their root users
 * @param asksTags whether any of its policies asks for a tag of who asks
 * @param assumes patterns of the roles that it may take where they trust its account
 * @param changed patterns of those whose rights it may change
 */
public record Sway(
        boolean changes, boolean takes, boolean roots, boolean asksTags, List<Template> assumes, List<Glob> changed) {

    private static final String ASSUME = "sts:AssumeRole";
    private static final Pattern OF_PRINCIPALS = Pattern.compile(":(user|role)/");
    private static final Glob ANYONE = Glob.text("*");

    public Sway {
        assumes = List.copyOf(assumes);
        changed = List.copyOf(changed);
    }

    /** Finds it out of many, one after the other. */
    public static Function<IamPrincipal, Sway> finding() {
        Powers powers = World.newPowers();
        return principal -> of(principal, powers);
    }

    private static Sway of(IamPrincipal principal, Powers powers) {
        BitSet its = powers.of(principal.identity());
        IamPrincipal.Boundary boundary = principal.boundary();
        if (boundary != null) {
            its.and(powers.of(List.of(boundary.policy())));
        }
        boolean changes = Changes.ACTIONS.stream().anyMatch(action -> its.get(powers.number(action)))
                || Technique.all().stream()
                        .anyMatch(technique -> technique.administers() && mayUse(technique, its, powers));
        boolean takes = Takings.MAKING.stream().anyMatch(action -> its.get(powers.number(action)))
                || Technique.all().stream().anyMatch(technique -> mayUse(technique, its, powers));
        boolean asks = World.policies(principal).anyMatch(World::asksTags);
        return new Sway(
                changes,
                takes,
                its.get(powers.number(RootTasks.ASSUME)),
                asks,
                its.get(powers.number(ASSUME)) ? Spoken.patterns(principal.identity(), ASSUME) : List.of(),
                changed(principal, action -> its.get(powers.number(action))));
    }

    /** What is done to groups and policies is done to all who have these. */
    private static List<Glob> changed(IamPrincipal principal, Predicate<String> can) {
        return Stream.concat(Changes.ACTIONS.stream(), SecondFactor.ACTIONS.stream())
                .filter(can)
                .flatMap(action -> Spoken.patterns(principal.identity(), action).stream())
                .map(pattern -> {
                    Glob glob = pattern.fixedArn();
                    boolean one = glob != null
                            && OF_PRINCIPALS.matcher(glob.beginning()).find();
                    return one ? glob : ANYONE;
                })
                .distinct()
                .toList();
    }

    private static boolean mayUse(Technique technique, BitSet its, Powers powers) {
        return technique.actions().stream().allMatch(action -> its.get(powers.number(action)))
                && (!technique.passes() || its.get(powers.number(Services.PASS)));
    }

    /** Whether it may be of a kind that root users of other accounts open. */
    public static boolean isOfRoots(String resource) {
        return RootTasks.opens(resource);
    }

    /** Whether any of an organization's policies on an account asks for a tag of who asks. */
    public static boolean asksTags(Control control) {
        return World.policies(control).anyMatch(World::asksTags);
    }

    /** Whether it may change what one of its account may do. */
    public boolean mayChange(String principal) {
        return changed.stream().anyMatch(pattern -> pattern.matches(principal));
    }

    /** Whether a role that trusts its account may be one that it takes. */
    public boolean mayAssume(String role) {
        return assumes.stream().anyMatch(pattern -> {
            Glob glob = pattern.fixedArn();
            return glob == null || glob.matches(role);
        });
    }
}
