package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.Estate.Control;
import io.claviger.engine.access.account.EstateReader;
import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.account.Login;
import io.claviger.engine.access.evaluation.Policies.Level;
import io.claviger.engine.access.policy.PolicyReader;
import io.claviger.engine.json.JsonReader;
import io.claviger.engine.json.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An account in the short words of {@code escalations.yaml}, as IAM would tell of it. */
public final class WrittenAccount {

    static final String EVE = "arn:aws:iam::111111111111:user/eve";
    private static final String OWN = "111111111111";
    private static final String IAM = "arn:aws:iam::" + OWN + ":";

    private final Map<?, ?> written;
    private final List<Object> policies = new ArrayList<>();

    public WrittenAccount(Map<?, ?> written) {
        this.written = written;
    }

    Estate estate() {
        return estate(new EstateReader());
    }

    /** @param reader of others that are there too */
    public Estate estate(EstateReader reader) {
        reader.add(details());
        reader.addResources(resources());
        reader.addLogins(logins());
        return reader.read(control());
    }

    /** As {@code GetAccountAuthorizationDetails} answers. */
    public @Nullable Object details() {
        policies.clear();
        List<Object> users = new ArrayList<>();
        List<Object> roles = new ArrayList<>();
        List<Object> groups = new ArrayList<>();
        Map<String, Object> eve = principal(EVE, "UserPolicyList", written.get("eve"));
        List<Object> attached = new ArrayList<>();
        each("managed", (name, versions) -> attached.add(managed(name, (Map<?, ?>) versions)));
        eve.put("AttachedManagedPolicies", attached);
        if (written.get("boundary") != null) {
            managed("edge", Map.of("now", List.copyOf((List<?>) written.get("boundary"))));
            eve.put("PermissionsBoundary", Map.of("PermissionsBoundaryArn", IAM + "policy/edge"));
        }
        inline(eve, "UserPolicyList", written.get("inline"));
        eve.put("GroupList", written.get("member") == null ? List.of() : written.get("member"));
        users.add(eve);
        each("shelf", (name, versions) -> managed(name, (Map<?, ?>) versions));
        each("users", (name, user) -> users.add(user(name, user)));
        each("groups", (name, statements) -> groups.add(principal(arn(name, "group"), "GroupPolicyList", statements)));
        each("roles", (name, role) -> roles.add(role(name, (Map<?, ?>) role)));
        return inItsPartition(Map.of(
                "UserDetailList", users, "RoleDetailList", roles, "GroupDetailList", groups, "Policies", policies));
    }

    private @Nullable Object inItsPartition(Object details) {
        Object partition = written.get("partition");
        return partition == null
                ? details
                : JsonReader.read(JsonText.of(details).replace("arn:aws:", "arn:" + partition + ':'));
    }

    private List<HeldResource> resources() {
        List<HeldResource> resources = new ArrayList<>();
        each("resources", (arn, value) -> {
            Map<?, ?> about = (Map<?, ?>) value;
            Object policy = about.get("policy");
            resources.add(new HeldResource(
                    arn,
                    about.get("account") == null ? OWN : String.valueOf(about.get("account")),
                    policy == null ? null : PolicyReader.read(arn, PolicyReader.Kind.RESOURCE, document(policy)),
                    about.get("holds") == null ? List.of() : List.of(arn(about.get("holds"), "user")),
                    about.get("runsAs") == null ? null : arn(about.get("runsAs"), "role"),
                    about.get("key") == null ? null : String.valueOf(about.get("key")),
                    Boolean.TRUE.equals(about.get("restricted"))));
        });
        return resources;
    }

    /** Whether users have a second factor, by `factors`. */
    private Map<String, Login> logins() {
        Map<String, Login> logins = new HashMap<>();
        each("factors", (name, has) -> logins.put(arn(name, "user"), new Login(null, null, List.of(), (Boolean) has)));
        return logins;
    }

    /** Of the own account in `organization`, of each in `control` as `{service, resource}`. */
    private Map<String, Control> control() {
        Map<String, Control> control = new HashMap<>();
        if (written.get("organization") != null) {
            control.put(OWN, new Control(levels(written.get("organization")), List.of(), null));
        }
        each("control", (account, value) -> {
            Map<?, ?> both = (Map<?, ?>) value;
            control.put(account, new Control(levels(both.get("service")), levels(both.get("resource")), "o-1"));
        });
        return control;
    }

    private static List<Level> levels(@Nullable Object statements) {
        return statements == null
                ? List.of()
                : List.of(new Level(
                        "r-1", List.of(PolicyReader.read("control", PolicyReader.Kind.OTHER, document(statements)))));
    }

    /** A name, or an account and a name with a slash between them. */
    public static String arn(Object name, String kind) {
        String[] parts = String.valueOf(name).split("/", 2);
        boolean elsewhere = parts.length > 1 && parts[0].matches("[0-9]{12}");
        return "arn:aws:iam::" + (elsewhere ? parts[0] : OWN) + ':' + kind + '/' + (elsewhere ? parts[1] : name);
    }

    private Map<String, Object> role(String name, Map<?, ?> role) {
        Map<String, Object> made = principal(arn(name, "role"), "RolePolicyList", role.get("policy"));
        inline(made, "RolePolicyList", role.get("inline"));
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", "Allow");
        statement.put("Action", role.get("by") == null ? "sts:AssumeRole" : role.get("by"));
        statement.put("Principal", role.get("trust"));
        if (role.get("if") != null) {
            statement.put("Condition", role.get("if"));
        }
        made.put("AssumeRolePolicyDocument", Map.of("Version", "2012-10-17", "Statement", statement));
        bound(made, name, role);
        Object profile = Map.of("Arn", IAM + "instance-profile/" + name);
        made.put("InstanceProfileList", Boolean.TRUE.equals(role.get("profile")) ? List.of(profile) : List.of());
        return made;
    }

    /** Statements, or a map of them as `policy` with `boundary`, `tags` and what it is a `member` of. */
    private Map<String, Object> user(String name, Object user) {
        if (!(user instanceof Map<?, ?> about)) {
            return principal(arn(name, "user"), "UserPolicyList", user);
        }
        Map<String, Object> made = principal(arn(name, "user"), "UserPolicyList", about.get("policy"));
        inline(made, "UserPolicyList", about.get("inline"));
        bound(made, name, about);
        made.put("GroupList", about.get("member") == null ? List.of() : about.get("member"));
        return made;
    }

    private void bound(Map<String, Object> made, String name, Map<?, ?> about) {
        if (about.get("boundary") != null) {
            managed(name + "-edge", Map.of("now", List.copyOf((List<?>) about.get("boundary"))));
            made.put("PermissionsBoundary", Map.of("PermissionsBoundaryArn", IAM + "policy/" + name + "-edge"));
        }
        if (about.get("tags") instanceof Map<?, ?> tags) {
            made.put("Tags", tags(tags));
        }
    }

    private static List<Object> tags(Map<?, ?> tags) {
        List<Object> list = new ArrayList<>();
        tags.forEach((key, value) -> list.add(Map.of("Key", key, "Value", value)));
        return list;
    }

    private Map<String, Object> principal(String arn, String inline, @Nullable Object statements) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("Arn", arn);
        made.put(inline, List.of(Map.of("PolicyName", "inline", "PolicyDocument", document(statements))));
        return made;
    }

    /** More inline policies, by name. */
    private static void inline(Map<String, Object> principal, String list, @Nullable Object policies) {
        if (policies instanceof Map<?, ?> byName) {
            List<Object> all = new ArrayList<>((List<?>) Objects.requireNonNull(principal.get(list)));
            byName.forEach(
                    (name, statements) -> all.add(Map.of("PolicyName", name, "PolicyDocument", document(statements))));
            principal.put(list, all);
        }
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

    public static Map<String, Object> document(@Nullable Object statements) {
        List<Object> made = new ArrayList<>();
        for (Object one : statements instanceof List<?> list ? list : List.of()) {
            if (!(one instanceof List<?> row)) {
                made.add(one);
                continue;
            }
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
