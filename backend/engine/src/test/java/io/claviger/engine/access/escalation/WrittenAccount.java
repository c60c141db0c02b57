package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.Estate.Control;
import io.claviger.engine.access.account.EstateReader;
import io.claviger.engine.access.evaluation.Policies.Level;
import io.claviger.engine.access.policy.PolicyReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account in the short words of {@code escalations.yaml}, as IAM would tell of it. */
final class WrittenAccount {

    static final String EVE = "arn:aws:iam::111111111111:user/eve";
    private static final String IAM = "arn:aws:iam::111111111111:";

    private final Map<?, ?> written;
    private final List<Object> policies = new ArrayList<>();

    WrittenAccount(Map<?, ?> written) {
        this.written = written;
    }

    Estate estate() {
        List<Object> users = new ArrayList<>();
        List<Object> roles = new ArrayList<>();
        List<Object> groups = new ArrayList<>();
        Map<String, Object> eve = principal("user/eve", "UserPolicyList", written.get("eve"));
        List<Object> attached = new ArrayList<>();
        each("managed", (name, versions) -> attached.add(managed(name, (Map<?, ?>) versions)));
        eve.put("AttachedManagedPolicies", attached);
        if (written.get("boundary") != null) {
            managed("edge", Map.of("now", List.copyOf((List<?>) written.get("boundary"))));
            eve.put("PermissionsBoundary", Map.of("PermissionsBoundaryArn", IAM + "policy/edge"));
        }
        users.add(eve);
        each("users", (name, statements) -> users.add(principal("user/" + name, "UserPolicyList", statements)));
        each("groups", (name, statements) -> groups.add(principal("group/" + name, "GroupPolicyList", statements)));
        each("roles", (name, role) -> roles.add(role(name, (Map<?, ?>) role)));
        EstateReader reader = new EstateReader();
        reader.add(Map.of(
                "UserDetailList", users, "RoleDetailList", roles, "GroupDetailList", groups, "Policies", policies));
        return reader.read(control());
    }

    private Map<String, Control> control() {
        Object statements = written.get("organization");
        return statements == null
                ? Map.of()
                : Map.of(
                        "111111111111",
                        new Control(
                                List.of(new Level(
                                        "r-1",
                                        List.of(PolicyReader.read(
                                                "control", PolicyReader.Kind.IDENTITY, document(statements))))),
                                List.of(),
                                null));
    }

    private Map<String, Object> role(String name, Map<?, ?> role) {
        Map<String, Object> made = principal("role/" + name, "RolePolicyList", role.get("policy"));
        made.put(
                "AssumeRolePolicyDocument",
                Map.of(
                        "Statement",
                        Map.of("Effect", "Allow", "Action", "sts:AssumeRole", "Principal", role.get("trust"))));
        made.put("InstanceProfileList", Boolean.TRUE.equals(role.get("profile")) ? List.of(Map.of()) : List.of());
        return made;
    }

    private Map<String, Object> principal(String resource, String inline, @Nullable Object statements) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("Arn", IAM + resource);
        made.put(inline, List.of(Map.of("PolicyName", "inline", "PolicyDocument", document(statements))));
        return made;
    }

    private Map<String, String> managed(String name, Map<?, ?> versions) {
        List<Object> all = new ArrayList<>();
        all.add(Map.of("IsDefaultVersion", true, "Document", document(versions.get("now"))));
        if (versions.get("before") != null) {
            all.add(Map.of("IsDefaultVersion", false, "Document", document(versions.get("before"))));
        }
        String arn = IAM + "policy/" + name;
        policies.add(Map.of("Arn", arn, "PolicyName", name, "PolicyVersionList", all));
        return Map.of("PolicyArn", arn, "PolicyName", name);
    }

    private static Map<String, Object> document(@Nullable Object statements) {
        List<Object> made = new ArrayList<>();
        for (Object one : statements instanceof List<?> list ? list : List.of()) {
            List<?> row = (List<?>) one;
            boolean denies = row.getFirst().equals("Deny");
            int from = denies ? 1 : 0;
            Map<String, Object> statement = new LinkedHashMap<>();
            statement.put("Effect", denies ? "Deny" : "Allow");
            statement.put("Action", row.get(from));
            statement.put("Resource", row.get(from + 1));
            if (row.size() > from + 2) {
                statement.put("Condition", row.get(from + 2));
            }
            made.add(statement);
        }
        return Map.of("Version", "2012-10-17", "Statement", made);
    }

    /** What is done with each entry of a member. */
    @FunctionalInterface
    private interface Entry {
        void take(String name, Object value);
    }

    private void each(String member, Entry entry) {
        if (written.get(member) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> entry.take(String.valueOf(name), value));
        }
    }
}
