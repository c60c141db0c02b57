package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.Estate.Control;
import io.claviger.engine.access.account.EstateReader;
import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.action.Action;
import io.claviger.engine.access.action.Actions;
import io.claviger.engine.access.evaluation.Policies.Level;
import io.claviger.engine.access.policy.PolicyReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An account in which a user and a role may do some actions, among an administrator of each kind, and one way to close it.
 *
 * @param actions that both may do
 * @param closed by what; null when it is open
 * @param shape how they have the rights
 */
record TechniqueAccount(List<String> actions, @Nullable Closing closed, Shape shape) {

    TechniqueAccount(List<String> actions, @Nullable Closing closed) {
        this(actions, closed, Shape.INLINE);
    }

    /** How they have the rights. */
    enum Shape {
        INLINE,
        MANAGED,
        /** The user by its group. */
        GROUP,
        /** The user by the role, which it may take. */
        TAKEN
    }

    /** What closes the ways. */
    enum Closing {
        DENIAL,
        BOUNDARY,
        ORGANIZATION,
        CONDITION,
        TRUST,
        OTHER_ROLE,
        OTHER_SERVICE,
        RUNS_AS_OTHER;

        boolean isOfPassing() {
            return this == OTHER_ROLE || this == OTHER_SERVICE;
        }

        /** Whether it closes every way by these actions. */
        boolean fits(List<String> actions) {
            boolean lifts = actions.stream().anyMatch(action -> action.contains("PermissionsBoundary"));
            return switch (this) {
                case DENIAL, ORGANIZATION, CONDITION -> true;
                case BOUNDARY -> !lifts;
                case TRUST -> actions.stream().noneMatch(TechniqueAccount::needsNoService);
                case OTHER_ROLE, OTHER_SERVICE -> actions.contains("iam:PassRole");
                case RUNS_AS_OTHER ->
                    TRUST.fits(actions)
                            && !actions.contains("iam:PassRole")
                            && !things(actions).isEmpty();
            };
        }
    }

    private static final String IAM = "arn:aws:iam::111111111111:";
    private static final Map<String, Object> ALL = allow(List.of("*"), "*");
    private static final Map<String, Object> NOTHING_MUCH = allow(List.of("s3:GetObject"), "*");

    private static boolean needsNoService(String action) {
        return !action.equals("iam:PassRole")
                && action.matches("(iam|sts|sso|identitystore):.*")
                && !action.matches(
                        "iam:(AddRoleToInstanceProfile|RemoveRoleFromInstanceProfile|CreateInstanceProfile|CreateServiceLinkedRole)");
    }

    /** One of each kind that these actions act on. */
    static Set<String> things(List<String> actions) {
        Set<String> things = new TreeSet<>();
        for (String action : actions) {
            Action known = Actions.packed().find(action.toLowerCase(Locale.ROOT));
            for (Action.ResourceType type : known == null ? List.<Action.ResourceType>of() : known.resourceTypes()) {
                things.add(type.arn().replaceFirst("\\*", "aws").replace("*", "x"));
            }
        }
        return things;
    }

    Estate estate() {
        EstateReader reader = new EstateReader();
        reader.add(Map.of(
                "UserDetailList",
                List.of(actor("user/eve", "User"), principal("user/root-like", "User", List.of(ALL))),
                "RoleDetailList",
                roles(),
                "GroupDetailList",
                List.of(
                        principal("group/hers", "Group", shape == Shape.GROUP ? rights() : List.of()),
                        principal("group/admins", "Group", List.of(ALL))),
                "Policies",
                List.of(
                        managed("own", NOTHING_MUCH, ALL),
                        managed("rights", rights(), null),
                        managed("edge", NOTHING_MUCH, null),
                        managed("lifting", allow(actions, "*"), null))));
        if (closed == Closing.RUNS_AS_OTHER) {
            reader.addResources(things(actions).stream()
                    .map(arn -> new HeldResource(arn, "111111111111", null, List.of(), IAM + "role/app", null, false))
                    .toList());
        }
        return reader.read(closed == Closing.ORGANIZATION ? Map.of("111111111111", control()) : Map.of());
    }

    private Control control() {
        Object document = Map.of("Statement", List.of(ALL, deny(actions)));
        return new Control(
                List.of(new Level("root", List.of(PolicyReader.read("scp", PolicyReader.Kind.IDENTITY, document)))),
                List.of(),
                null);
    }

    private List<Object> roles() {
        List<Object> roles = new ArrayList<>();
        Object services = closed == Closing.TRUST ? Map.of("AWS", "222222222222") : Map.of("Service", services());
        boolean assumed = actions.equals(List.of("sts:AssumeRole"));
        roles.add(role("admin", assumed ? account() : services, List.of(ALL)));
        roles.add(role("app", account(), List.of(NOTHING_MUCH)));
        Map<String, Object> bounded = role("bounded", account(), List.of(ALL));
        bounded.put("PermissionsBoundary", Map.of("PermissionsBoundaryArn", IAM + "policy/edge"));
        roles.add(bounded);
        Map<String, Object> ann = actor("role/ann", "Role");
        ann.put(
                "AssumeRolePolicyDocument",
                trust(Map.of("AWS", shape == Shape.TAKEN ? IAM + "user/eve" : "222222222222")));
        roles.add(ann);
        return roles;
    }

    private static Object account() {
        return Map.of("AWS", IAM + "root");
    }

    static List<String> services() {
        TreeSet<String> services = new TreeSet<>();
        Technique.all().forEach(technique -> services.addAll(technique.services()));
        return List.copyOf(services);
    }

    private static Map<String, Object> role(String name, Object trusted, List<Map<String, Object>> statements) {
        Map<String, Object> role = principal("role/" + name, "Role", statements);
        role.put("AssumeRolePolicyDocument", trust(trusted));
        role.put("InstanceProfileList", List.of(Map.of()));
        role.put("AttachedManagedPolicies", List.of(Map.of("PolicyArn", IAM + "policy/own")));
        return role;
    }

    private static Object trust(Object trusted) {
        return Map.of("Statement", Map.of("Effect", "Allow", "Action", "sts:AssumeRole", "Principal", trusted));
    }

    private Map<String, Object> actor(String resource, String kind) {
        boolean lifts = lifts();
        boolean user = kind.equals("User");
        boolean inline = shape == Shape.INLINE || !user && shape != Shape.MANAGED;
        Map<String, Object> actor = principal(resource, kind, inline ? rights() : List.of());
        actor.put("GroupList", List.of("hers"));
        List<Object> attached = new ArrayList<>(List.of(Map.of("PolicyArn", IAM + "policy/own")));
        if (shape == Shape.MANAGED) {
            attached.add(Map.of("PolicyArn", IAM + "policy/rights"));
        }
        actor.put("AttachedManagedPolicies", attached);
        String boundary = closed == Closing.BOUNDARY ? "edge" : lifts ? "lifting" : null;
        if (boundary != null) {
            actor.put("PermissionsBoundary", Map.of("PermissionsBoundaryArn", IAM + "policy/" + boundary));
        }
        return actor;
    }

    private boolean lifts() {
        return actions.size() == 1 && actions.getFirst().contains("PermissionsBoundary");
    }

    private List<Map<String, Object>> rights() {
        List<Map<String, Object>> statements = new ArrayList<>();
        statements.add(lifts() ? ALL : allowed());
        if (closed == Closing.DENIAL) {
            statements.add(deny(actions));
        }
        if (closed == Closing.CONDITION && lifts()) {
            statements.set(0, conditional(ALL));
        }
        return statements;
    }

    private Map<String, Object> allowed() {
        Map<String, Object> statement = allow(actions, "*");
        return closed == Closing.CONDITION ? conditional(statement) : narrowed(statement);
    }

    private static Map<String, Object> conditional(Map<String, Object> statement) {
        Map<String, Object> conditional = new LinkedHashMap<>(statement);
        conditional.put("Condition", Map.of("StringEquals", Map.of("aws:PrincipalTag/team", "platform")));
        return conditional;
    }

    /** Where roles may be passed, but not that one, or not to that service. */
    private Map<String, Object> narrowed(Map<String, Object> statement) {
        if (closed == Closing.OTHER_ROLE) {
            statement.remove("Resource");
            statement.put("NotResource", IAM + "role/admin");
        } else if (closed == Closing.OTHER_SERVICE) {
            statement.put(
                    "Condition", Map.of("StringEqualsIfExists", Map.of("iam:PassedToService", "polly.amazonaws.com")));
        }
        return statement;
    }

    private static Map<String, Object> principal(String resource, String kind, List<Map<String, Object>> statements) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("Arn", IAM + resource);
        made.put(
                kind + "PolicyList",
                List.of(Map.of("PolicyName", "inline", "PolicyDocument", Map.of("Statement", statements))));
        return made;
    }

    /** @param now a statement, or some */
    private static Map<String, Object> managed(String name, Object now, @Nullable Map<String, Object> before) {
        List<Object> versions = new ArrayList<>();
        versions.add(Map.of("IsDefaultVersion", true, "Document", Map.of("Statement", now)));
        if (before != null) {
            versions.add(Map.of("IsDefaultVersion", false, "Document", Map.of("Statement", before)));
        }
        return Map.of("Arn", IAM + "policy/" + name, "PolicyName", name, "PolicyVersionList", versions);
    }

    private static Map<String, Object> allow(List<String> actions, String resource) {
        return new LinkedHashMap<>(Map.of("Effect", "Allow", "Action", actions, "Resource", resource));
    }

    private static Map<String, Object> deny(List<String> actions) {
        return Map.of("Effect", "Deny", "Action", actions, "Resource", "*");
    }
}
