package io.claviger.engine.access.escalation;

import io.claviger.engine.access.action.Action;
import io.claviger.engine.access.action.Actions;
import io.claviger.engine.access.escalation.PrincipalReview.Privilege;
import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Statement;
import io.claviger.engine.access.policy.Statement.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a principal may change anything or only look, once denials, boundary and organization are counted. */
final class Privileges {

    private static final int TRIED = 12;
    private static final List<String> LOOKING = List.of("get", "list", "describe");

    /**
     * Those which the reference calls writing, and which leave everything as it was: the session of a directory bucket,
     * asked for before each reading; decrypting; the right to ask a directory at all; the end of one's own query; and
     * what one's own token says.
     */
    private static final Set<String> LEAVING_ALL_AS_IT_WAS = Set.of(
            "s3express:createsession",
            "kms:decrypt",
            "ds:accessdsdata",
            "timestream:cancelquery",
            "sts:taggetwebidentitytoken");

    /** Of what a statement allows: some that change and some that look, to be asked for. */
    private record Examples(List<String> changing, List<String> looking) {}

    private static final Examples OF_ALL = new Examples(
            List.of("s3:putobject", "ec2:runinstances", "lambda:createfunction", "dynamodb:putitem", "sqs:sendmessage"),
            List.of("s3:getobject", "ec2:describeinstances", "lambda:getfunction", "dynamodb:getitem"));

    private final World world;
    private final Map<Glob, Examples> known = new HashMap<>();

    Privileges(World world) {
        this.world = world;
    }

    Privilege of(Standing standing) {
        Set<String> changing = new LinkedHashSet<>();
        Set<String> looking = new LinkedHashSet<>();
        for (Policy policy : standing.principal().identity()) {
            for (Statement statement : policy.statements()) {
                if (statement.effect() == Effect.ALLOW) {
                    add(statement, changing, looking);
                }
            }
        }
        Rights its = world.rights(standing);
        if (may(its, changing)) {
            return Privilege.WRITE;
        }
        return may(its, looking) ? Privilege.READ : Privilege.NONE;
    }

    private static boolean may(Rights its, Set<String> actions) {
        return actions.stream().limit(TRIED).anyMatch(action -> its.onAnyOf(action) != null);
    }

    private void add(Statement statement, Set<String> changing, Set<String> looking) {
        List<Glob> patterns = statement.actionsExcluded() ? List.of(Glob.text("*")) : statement.actions();
        for (Glob pattern : patterns) {
            Examples examples = known.computeIfAbsent(pattern, Privileges::examples);
            examples.changing().stream().filter(statement::hasAction).forEach(changing::add);
            examples.looking().stream().filter(statement::hasAction).forEach(looking::add);
        }
    }

    /** The reference calls a few actions writing that AWS's own read-only policies hold; by their names they look. */
    private static boolean soundsHarmless(String action) {
        String name = action.substring(action.indexOf(':') + 1);
        return LOOKING.stream().anyMatch(name::startsWith) || LEAVING_ALL_AS_IT_WAS.contains(action);
    }

    /** An action that the reference does not know changes something, unless its name says that it looks: it may be new. */
    private static Examples examples(Glob pattern) {
        if (pattern.isAll()) {
            return OF_ALL;
        }
        List<String> changing = new ArrayList<>();
        List<String> looking = new ArrayList<>();
        List<Action> actions = Actions.packed().matching(pattern);
        for (Action action : actions) {
            boolean looks = action.level().onlyLooks() || soundsHarmless(action.inLowerCase());
            (looks ? looking : changing).add(action.inLowerCase());
        }
        String unknown = actions.isEmpty() ? pattern.literal() : null;
        if (unknown != null) {
            (soundsHarmless(unknown) ? looking : changing).add(unknown);
        }
        return new Examples(spread(changing), spread(looking));
    }

    /** A few from the beginning to the end. */
    private static List<String> spread(List<String> all) {
        List<String> some = new ArrayList<>();
        for (int i = 0; i < Math.min(all.size(), TRIED / 2); i++) {
            some.add(all.get(i * all.size() / Math.min(all.size(), TRIED / 2)));
        }
        return some;
    }
}
