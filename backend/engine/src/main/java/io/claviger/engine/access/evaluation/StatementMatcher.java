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

/** Finds the statements that apply to one request. */
final class StatementMatcher {

    private final AccessRequest request;
    private final @Nullable Glob any;

    StatementMatcher(AccessRequest request) {
        this.request = request;
        this.any = request.asksAny() ? request.resources() : null;
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
        Principals principals = statement.principals();
        Naming naming = principals == null ? Naming.ITSELF : principals.naming(request.principal());
        if (naming == Naming.NOT) {
            return null;
        }
        List<Match.Hang> hangs = new ArrayList<>();
        Spoken spoken = spoken(policy, statement, hangs);
        if (spoken == null || !conditionsMayHold(policy, statement, hangs)) {
            return null;
        }
        return new Match(policy, statement, naming, List.copyOf(hangs), spoken.patterns(), spoken.whole());
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

    /** What of the asked a statement speaks of. */
    private record Spoken(List<Glob> patterns, boolean whole) {
        static final Spoken ALL = new Spoken(List.of(), true);
    }

    private @Nullable Spoken spoken(Policy policy, Statement statement, List<Match.Hang> hangs) {
        List<Template> resources = statement.resources();
        if (resources == null) {
            return any == null ? Spoken.ALL : new Spoken(List.of(any), true);
        }
        List<Glob> globs = new ArrayList<>(resources.size());
        List<Match.Hang> unknown = new ArrayList<>();
        for (Template resource : resources) {
            Glob fixed = resource.fixedArn();
            if (fixed != null) {
                globs.add(fixed);
            } else {
                Template.FilledArn filled = resource.arn(request.context());
                if (filled.glob() != null) {
                    globs.add(filled.glob());
                } else if (filled.unknownKey() != null) {
                    unknown.add(new Match.Hang(
                            filled.unknownKey(),
                            "PolicyVariable",
                            List.of(resource.toString()),
                            policy.name(),
                            statement.id()));
                }
            }
        }
        Spoken spoken = any == null ? ofOne(statement, globs) : ofAny(statement, globs, any);
        boolean variablesDecide = !unknown.isEmpty() && (spoken == null) != statement.resourcesExcluded();
        if (variablesDecide) {
            hangs.addAll(unknown);
            return any == null ? Spoken.ALL : new Spoken(List.of(any), statement.effect() == Effect.ALLOW);
        }
        return spoken;
    }

    private @Nullable Spoken ofOne(Statement statement, List<Glob> globs) {
        for (Glob glob : globs) {
            if (glob.matches(request.resource())) {
                return statement.resourcesExcluded() ? null : Spoken.ALL;
            }
        }
        return statement.resourcesExcluded() ? Spoken.ALL : null;
    }

    private static @Nullable Spoken ofAny(Statement statement, List<Glob> globs, Glob any) {
        List<Glob> meeting = globs.stream().filter(glob -> glob.meets(any)).toList();
        boolean covered = globs.stream().anyMatch(glob -> glob.covers(any));
        if (statement.resourcesExcluded()) {
            if (covered) {
                return null;
            }
            boolean denies = statement.effect() == Effect.DENY;
            return new Spoken(denies ? meeting : List.of(any), meeting.isEmpty());
        }
        if (covered) {
            return new Spoken(List.of(any), true);
        }
        return meeting.isEmpty() ? null : new Spoken(meeting, false);
    }
}
