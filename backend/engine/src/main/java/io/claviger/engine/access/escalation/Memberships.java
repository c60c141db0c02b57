package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.account.IamPrincipal.Kind;
import io.claviger.engine.access.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which groups one principal may add a user to, also such as it makes, and what that then has. */
final class Memberships {

    static final String JOIN = "iam:AddUserToGroup";
    static final String CREATE = "iam:CreateGroup";

    /** By which a group without any policy comes to have one. */
    private static final List<String> FILLING = List.of("iam:PutGroupPolicy", "iam:AttachGroupPolicy");

    private static final List<String> NAMING =
            Stream.concat(Stream.of(CREATE, JOIN), FILLING.stream()).toList();

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
        List<Change> changes = new ArrayList<>(several.changes(this::joining));
        if (fills) {
            changes.addAll(ofNew());
        }
        return changes;
    }

    /** A group that it makes has no policy yet. At most one: what one can be made, all can. */
    private List<Change> ofNew() {
        for (String group : its.canEver(CREATE) ? NewNames.of(world, its, "group", NAMING) : List.<String>of()) {
            Permit made = its.on(CREATE, group, About.NOTHING);
            Permit joined = made == null ? null : its.on(JOIN, group, About.NOTHING);
            boolean filled = FILLING.stream().anyMatch(action -> its.on(action, group, About.NOTHING) != null);
            if (made != null && joined != null && filled) {
                List<String> actions = List.of(CREATE, JOIN);
                return List.of(new Change(
                        "create-group-and-add-user", actions, made.and(joined), "+new-group", with(List.of(group))));
            }
        }
        return List.of();
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
