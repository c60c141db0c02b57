package io.claviger.engine.access.evaluation;

import io.claviger.engine.access.policy.Condition;
import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Principals;
import io.claviger.engine.access.policy.Principals.Naming;
import io.claviger.engine.access.policy.Statement;
import io.claviger.engine.access.policy.Statement.Effect;
import io.claviger.engine.access.policy.Template;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the statements that apply to one request for one resource. */
final class StatementMatcher {

    private final AccessRequest request;
    private final String resource;
    private final boolean bounded;

    /**
     * @param resource the one that is asked for
     * @param bounded whether the principal has a permissions boundary
     */
    StatementMatcher(AccessRequest request, String resource, boolean bounded) {
        this.request = request;
        this.resource = resource;
        this.bounded = bounded;
    }

    Layer layer(String name, List<Policy> policies) {
        List<Match> matches = new ArrayList<>();
        for (Policy policy : policies) {
            for (Statement statement : policy.statements()) {
                Match match = match(policy, statement);
                if (match != null) {
                    matches.add(match);
                }
            }
        }
        return new Layer(name, matches);
    }

    private @Nullable Match match(Policy policy, Statement statement) {
        if (!statement.hasAction(request.action())) {
            return null;
        }
        Naming naming = naming(statement);
        if (naming == Naming.NOT) {
            return null;
        }
        List<Match.Hang> hangs = new ArrayList<>(0);
        boolean applies = speaksOfIt(policy, statement, hangs) && conditionsMayHold(policy, statement, hangs);
        return applies ? new Match(policy, statement, naming, hangs) : null;
    }

    /**
     * A denial with {@code NotPrincipal} spares no one who has a boundary. Source: <a
     * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">NotPrincipal</a>.
     */
    private Naming naming(Statement statement) {
        Principals principals = statement.principals();
        if (principals == null) {
            return Naming.ITSELF;
        }
        boolean sparesNoOne = bounded && principals.excluded() && statement.effect() == Effect.DENY;
        return sparesNoOne ? Naming.ITSELF : principals.naming(request.principal());
    }

    private boolean conditionsMayHold(Policy policy, Statement statement, List<Match.Hang> hangs) {
        for (Condition condition : statement.conditions()) {
            switch (condition.holds(request.context())) {
                case NO -> {
                    return false;
                }
                case UNKNOWN ->
                    hangs.add(new Match.Hang(
                            condition.key(), condition.operator(), condition.values(), policy.name(), statement.id()));
                case YES -> {}
            }
        }
        return true;
    }

    private boolean speaksOfIt(Policy policy, Statement statement, List<Match.Hang> hangs) {
        List<Template> resources = statement.resources();
        if (resources == null) {
            return true;
        }
        List<Match.Hang> unknown = null;
        for (Template template : resources) {
            Glob glob = template.fixedArn();
            if (glob == null) {
                Template.FilledArn filled = template.arn(request.context());
                glob = filled.glob();
                if (filled.unknownKey() != null) {
                    unknown = unknown == null ? new ArrayList<>() : unknown;
                    unknown.add(new Match.Hang(
                            filled.unknownKey(),
                            "PolicyVariable",
                            List.of(template.toString()),
                            policy.name(),
                            statement.id()));
                }
            }
            if (glob != null && glob.matches(resource)) {
                return !statement.resourcesExcluded();
            }
        }
        if (unknown != null) {
            hangs.addAll(unknown);
            return true;
        }
        return statement.resourcesExcluded();
    }
}
