package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.account.IamPrincipal.Kind;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Statement.Effect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the policies that deny something to one principal are taken away from it: deleted, detached, or left with a group.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html">Adding and removing IAM
 * identity permissions</a>.
 */
final class Denials {

    private static final String LEAVE = "iam:RemoveUserFromGroup";
    private static final int MOST_BY_ITSELF = 3;

    static final List<String> ACTIONS = List.of(
            "iam:DeleteUserPolicy",
            "iam:DeleteRolePolicy",
            "iam:DeleteGroupPolicy",
            "iam:DetachUserPolicy",
            "iam:DetachRolePolicy",
            "iam:DetachGroupPolicy",
            LEAVE);

    private final World world;
    private final Rights its;
    private final IamPrincipal target;
    /** What it has by itself, not through its groups. */
    private final List<Policy> own;

    /** @param target from whom they are taken */
    Denials(World world, Rights its, IamPrincipal target) {
        this.world = world;
        this.its = its;
        this.target = target;
        this.own = new ArrayList<>(target.identity());
        target.groups().forEach(group -> handed(group).forEach(own::remove));
    }

    static boolean denies(Policy policy) {
        return policy.statements().stream().anyMatch(statement -> statement.effect() == Effect.DENY);
    }

    private List<Policy> handed(String group) {
        return world.estate().groups().getOrDefault(group, List.of()).stream()
                .filter(target.identity()::contains)
                .toList();
    }

    /** Those in its own inline policies, which another of the same name replaces. */
    List<Policy> ownInline() {
        return own.stream()
                .filter(policy -> denies(policy) && attachedAs(policy) == null)
                .toList();
    }

    /** The same in the inline policies of one of its groups. */
    List<Policy> inlineOf(String group) {
        return handed(group).stream()
                .filter(policy -> denies(policy) && attachedAs(policy) == null)
                .toList();
    }

    /** All that only deny at once; of those that allow too, each by itself, since with it goes what it allows. */
    List<Change> takenAway() {
        List<Change> changes = new ArrayList<>();
        if (target.identity().stream().noneMatch(Denials::denies)
                || ACTIONS.stream().noneMatch(its::canEver)) {
            return changes;
        }
        List<Taking> takings = new ArrayList<>();
        add(takings, own, target.kind() == Kind.USER ? "User" : "Role", target.arn());
        for (String group : target.groups()) {
            add(takings, handed(group), "Group", group);
            leave(takings, group);
        }
        List<Taking> harmless = takings.stream().filter(Taking::onlyDenies).toList();
        if (!harmless.isEmpty()) {
            changes.add(change(harmless, "-denials"));
        }
        takings.stream()
                .filter(taking -> !taking.onlyDenies())
                .limit(MOST_BY_ITSELF)
                .forEach(taking -> changes.add(change(List.of(taking), "-" + taking.from())));
        return changes;
    }

    /**
     * One act.
     *
     * @param from by which the standing afterwards is told apart
     * @param taken what goes with it
     */
    private record Taking(String technique, String action, String from, Permit permit, List<Policy> taken) {

        boolean onlyDenies() {
            return taken.stream()
                    .flatMap(policy -> policy.statements().stream())
                    .allMatch(statement -> statement.effect() == Effect.DENY);
        }
    }

    private void add(List<Taking> takings, List<Policy> policies, String kind, String from) {
        for (Policy policy : policies) {
            Taking taking = denies(policy) ? taking(policy, kind, from) : null;
            if (taking != null) {
                takings.add(taking);
            }
        }
    }

    private @Nullable Taking taking(Policy policy, String kind, String from) {
        String arn = attachedAs(policy);
        About about = from.equals(target.arn()) ? About.of(target) : About.NOTHING;
        String action = "iam:" + (arn == null ? "Delete" : "Detach") + kind + "Policy";
        Permit permit = its.on(action, from, arn == null ? about : about.and(Attachments.POLICY, arn));
        String technique = (arn == null ? "delete-" : "detach-") + Changes.word(kind) + "-policy";
        return permit == null
                ? null
                : new Taking(technique, action, from + ' ' + policy.name(), permit, List.of(policy));
    }

    private void leave(List<Taking> takings, String group) {
        List<Policy> handed = handed(group);
        Permit permit = handed.stream().anyMatch(Denials::denies) ? its.on(LEAVE, group, About.NOTHING) : null;
        if (permit != null) {
            takings.add(new Taking("remove-user-from-group", LEAVE, group, permit, handed));
        }
    }

    private Change change(List<Taking> takings, String mark) {
        Permit sum = Permit.FREE;
        Set<String> techniques = new LinkedHashSet<>();
        Set<String> actions = new LinkedHashSet<>();
        List<Policy> taken = new ArrayList<>();
        for (Taking one : takings) {
            sum = sum.and(one.permit());
            techniques.add(one.technique());
            actions.add(one.action());
            taken.addAll(one.taken());
        }
        return new Change(String.join("-and-", techniques), List.copyOf(actions), sum, mark, without(target, taken));
    }

    /** The same one without some policies, each of which it may have in another way too. */
    static IamPrincipal without(IamPrincipal target, List<Policy> taken) {
        List<Policy> rest = new ArrayList<>(target.identity());
        taken.forEach(rest::remove);
        return target.with(rest, target.boundary());
    }

    /** The ARN by which it is attached; null when it is inline. */
    private @Nullable String attachedAs(Policy policy) {
        for (String arn : target.managed()) {
            ManagedPolicy managed = world.estate().managed().get(arn);
            if (managed != null && managed.current().equals(policy)) {
                return arn;
            }
        }
        return null;
    }
}
