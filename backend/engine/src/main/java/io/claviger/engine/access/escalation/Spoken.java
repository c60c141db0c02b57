package io.claviger.engine.access.escalation;

import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Statement;
import io.claviger.engine.access.policy.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which resources some policies speak of when they allow an action, whatever their conditions. */
final class Spoken {

    private final List<Policy> policies;
    private final Map<String, List<Template>> known = new HashMap<>();

    Spoken(List<Policy> policies) {
        this.policies = policies;
    }

    boolean of(String action, String resource) {
        for (Template pattern : patterns(action)) {
            Glob glob = pattern.fixedArn();
            if (glob == null || glob.matches(resource) || resource.indexOf('*') >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Those of some resources, by ARN. */
    <T> List<T> among(String action, Map<String, T> byArn) {
        List<T> some = new ArrayList<>();
        for (Template pattern : patterns(action)) {
            Glob glob = pattern.fixedArn();
            String one = glob == null ? null : glob.literal();
            if (one == null) {
                byArn.forEach((arn, resource) -> {
                    if (glob == null || glob.matches(arn)) {
                        some.add(resource);
                    }
                });
            } else if (byArn.containsKey(one)) {
                some.add(byArn.get(one));
            }
        }
        return some;
    }

    List<Template> patterns(String action) {
        return known.computeIfAbsent(action, one -> patterns(policies, one));
    }

    static List<Template> patterns(List<Policy> policies, String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        List<Template> patterns = new ArrayList<>();
        for (Policy policy : policies) {
            for (Statement statement : policy.statements()) {
                if (statement.effect() == Statement.Effect.ALLOW && statement.hasAction(lower)) {
                    patterns.addAll(statement.patterns());
                }
            }
        }
        return patterns;
    }
}
