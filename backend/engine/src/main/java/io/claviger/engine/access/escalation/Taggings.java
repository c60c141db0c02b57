package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import java.util.List;

/**
 * Tags of choice for a user or role: it then has whatever tags a policy asks of it.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_iam-tags.html">Controlling access to and for IAM users and
 * roles using tags</a>.
 */
final class Taggings {

    private static final String USER = "iam:TagUser";
    private static final String ROLE = "iam:TagRole";

    static final List<String> ACTIONS = List.of(USER, ROLE);

    private Taggings() {}

    static String actionOn(IamPrincipal target) {
        return target.kind() == IamPrincipal.Kind.USER ? USER : ROLE;
    }

    /** At most one; none where no policy asks for a tag. */
    static List<Change> of(World world, Rights its, IamPrincipal target) {
        String action = actionOn(target);
        Permit permit = target.hasTagsOfChoice() || !its.canEver(action) || !world.asksTags()
                ? null
                : its.on(action, target.arn(), About.of(target));
        String technique = action.equals(USER) ? "tag-user" : "tag-role";
        return permit == null
                ? List.of()
                : List.of(new Change(technique, List.of(action), permit, "+tags", target.withTagsOfChoice()));
    }
}
