package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.account.IamPrincipal.Kind;
import io.claviger.engine.access.policy.Policy;
import java.util.List;
import java.util.Set;

/** Which groups one principal may add a user to, and what that then has. */
final class Memberships {

    static final String JOIN = "iam:AddUserToGroup";

    /** By which a group without any policy comes to have one. */
    private static final List<String> FILLING = List.of("iam:PutGroupPolicy", "iam:AttachGroupPolicy");

    private final World world;
    private final Rights its;
    private final IamPrincipal target;

    /** @param target who joins */
    Memberships(World world, Rights its, IamPrincipal target) {
        this.world = world;
        this.its = its;
        this.target = target;
    }

    /** One group that makes an administrator; or else all of those that deny nothing, and each of the others by itself. */
    List<Change> joined() {
        if (target.kind() != Kind.USER || !its.canEver(JOIN)) {
            return List.of();
        }
        boolean fills = FILLING.stream().anyMatch(its::canEver);
        Several<String> several = new Several<>("+groups");
        for (String group : world.groupsOf(target.account())) {
            List<Policy> policies = policiesOf(group);
            Permit permit = target.groups().contains(group) || policies.isEmpty() && !fills
                    ? null
                    : its.on(JOIN, group, About.NOTHING);
            if (permit != null && new Rights(world, with(List.of(group))).isAdministrator()) {
                return List.of(joining("+" + group, permit, List.of(group)));
            }
            if (permit != null) {
                several.add(group, group, permit, policies.stream().anyMatch(Denials::denies));
            }
        }
        return several.changes(this::joining);
    }

    private Change joining(String mark, Permit permit, List<String> groups) {
        return new Change("add-user-to-group", List.of(JOIN), permit, mark, with(groups));
    }

    private List<Policy> policiesOf(String group) {
        return world.estate().groups().getOrDefault(group, List.of());
    }

    private IamPrincipal with(List<String> groups) {
        IamPrincipal member = target;
        for (String group : groups) {
            member = member.joining(Set.of(group), world.attachedTo(group), policiesOf(group));
        }
        return member;
    }
}
