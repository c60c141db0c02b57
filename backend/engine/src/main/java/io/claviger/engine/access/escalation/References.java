package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.action.Actions;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Statement;
import io.claviger.engine.access.policy.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What policies speak of that is not there: principals that were deleted, roles and groups that no longer exist, actions
 * that AWS does not have.
 */
final class References {

    private final Set<String> there = new HashSet<>();
    private final Set<String> accounts = new HashSet<>();
    private final Map<Policy, List<String>> known = new IdentityHashMap<>();

    References(Estate estate) {
        estate.principals().forEach(principal -> {
            there.add(principal.arn());
            accounts.add(principal.account());
        });
        there.addAll(estate.groups().keySet());
        there.addAll(estate.managed().keySet());
    }

    List<String> of(IamPrincipal principal) {
        Set<String> problems = new LinkedHashSet<>();
        for (Policy policy : principal.identity()) {
            problems.addAll(known.computeIfAbsent(policy, this::inIdentity));
        }
        Policy trust = principal.trust();
        if (trust != null) {
            for (Statement statement : trust.statements()) {
                trust(statement, problems);
            }
        }
        return List.copyOf(problems);
    }

    private List<String> inIdentity(Policy policy) {
        List<String> problems = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            for (Glob action : statement.actions()) {
                String unknown = unknown(action);
                if (unknown != null) {
                    problems.add("policy '" + policy.name() + "', statement " + statement.id() + ": " + unknown);
                }
            }
            List<Template> resources = statement.resources();
            for (Template resource : resources == null ? List.<Template>of() : resources) {
                if (isGone(resource.toString())) {
                    problems.add("policy '" + policy.name() + "', statement " + statement.id() + ": there is no "
                            + resource);
                }
            }
        }
        return problems;
    }

    private static @Nullable String unknown(Glob action) {
        String written = action.toString();
        int colon = written.indexOf(':');
        String service = colon < 0 ? written : written.substring(0, colon);
        if (service.indexOf('*') >= 0 || service.indexOf('?') >= 0) {
            return null;
        }
        if (!Actions.packed().hasService(service)) {
            return "AWS has no service '" + service + "'";
        }
        return Actions.packed().hasMatching(action) ? null : "AWS has no action '" + written + "'";
    }

    private void trust(Statement statement, Set<String> problems) {
        if (statement.principals() == null) {
            return;
        }
        for (String name : statement.principals().names()) {
            if (name.matches("A(IDA|ROA)[A-Z0-9]{12,}")) {
                problems.add("its trust policy names " + name + ", a principal that was deleted");
            } else if (isGone(name)) {
                problems.add("its trust policy names " + name + ", which does not exist");
            }
        }
    }

    /** Only of users, roles, groups and policies of the accounts that are known whole. */
    private boolean isGone(String text) {
        if (!text.contains(":iam::") || text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.contains("${")) {
            return false;
        }
        Arn arn = Arn.parse(text);
        return arn != null
                && accounts.contains(arn.account())
                && Set.of("user", "role", "group", "policy").contains(arn.type())
                && !there.contains(text);
    }
}
