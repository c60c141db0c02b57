package io.claviger.engine.graph.model;

import static io.claviger.engine.graph.model.AwsFacts.id;
import static io.claviger.engine.graph.model.AwsFacts.identity;
import static io.claviger.engine.graph.model.AwsFacts.place;
import static io.claviger.engine.graph.model.AwsFacts.resource;

import io.claviger.engine.access.escalation.WrittenAccount;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.ConsumerFact;
import io.claviger.engine.graph.GraphFact.CredentialFact;
import io.claviger.engine.graph.GraphFact.ExposureFact;
import io.claviger.engine.json.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts that the connector makes of what {@code GetAccountAuthorizationDetails} answers and what is known beside it. */
final class ToldDetails {

    private static final String OWN = "111111111111";
    private static final String MANAGING = "999999999999";

    private final List<GraphFact> facts = new ArrayList<>();
    private final Set<String> roots = new HashSet<>();
    private final Map<String, String> groups = new HashMap<>();

    List<GraphFact> facts() {
        return facts;
    }

    /** One answer. */
    void add(@Nullable Object details) {
        Map<?, ?> lists = map(details);
        each(lists.get("GroupDetailList"), group -> {
            groups.put(last(text(group, "Arn")), text(group, "Arn"));
            Map<String, Object> attributes = principal(group, "GroupPolicyList");
            facts.add(resource("aws.group", text(group, "Arn"), attributes));
        });
        each(
                lists.get("Policies"),
                policy -> each(policy.get("PolicyVersionList"), version -> {
                    if (Boolean.TRUE.equals(version.get("IsDefaultVersion"))) {
                        facts.add(resource(
                                "aws.policy",
                                text(policy, "Arn"),
                                Map.of("document", JsonText.of(version.get("Document")))));
                    }
                }));
        each(lists.get("UserDetailList"), user -> {
            Map<String, Object> attributes = principal(user, "UserPolicyList");
            attributes.put(
                    "groups",
                    list(user.get("GroupList")).stream()
                            .map(name -> groups.getOrDefault(String.valueOf(name), text(user, "Arn") + "/" + name))
                            .toList());
            facts.add(identity("aws.user", text(user, "Arn"), attributes));
        });
        each(lists.get("RoleDetailList"), role -> {
            Map<String, Object> attributes = principal(role, "RolePolicyList");
            attributes.put("trustPolicy", JsonText.of(role.get("AssumeRolePolicyDocument")));
            List<Object> profiles = new ArrayList<>();
            each(role.get("InstanceProfileList"), profile -> profiles.add(profile.getOrDefault("Arn", "")));
            attributes.put("instanceProfiles", profiles);
            facts.add(identity("aws.role", text(role, "Arn"), attributes));
        });
    }

    /** What stands beside the answer, in the words of the files. */
    void beside(Map<?, ?> written) {
        map(written.get("resources")).forEach((arn, value) -> held(String.valueOf(arn), map(value)));
        if (written.get("organization") != null) {
            member(MANAGING, OWN, "account");
            control(OWN, "SERVICE_CONTROL_POLICY", written.get("organization"));
        }
        map(written.get("control")).forEach((account, both) -> {
            boolean manages = map(both).isEmpty();
            member(manages ? String.valueOf(account) : MANAGING, String.valueOf(account), "account/o-1/" + account);
            control(String.valueOf(account), "SERVICE_CONTROL_POLICY", map(both).get("service"));
            control(
                    String.valueOf(account),
                    "RESOURCE_CONTROL_POLICY",
                    map(both).get("resource"));
        });
    }

    private void held(String arn, Map<?, ?> about) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("account", about.get("account") == null ? OWN : String.valueOf(about.get("account")));
        if (about.get("policy") != null) {
            attributes.put("resourcePolicy", JsonText.of(WrittenAccount.document(about.get("policy"))));
        }
        if (about.get("key") != null) {
            attributes.put("encryptedWith", String.valueOf(about.get("key")));
        }
        attributes.put("blocksPublicPolicy", Boolean.TRUE.equals(about.get("restricted")));
        facts.add(resource("aws.resource", arn, attributes));
        if (about.get("runsAs") != null) {
            String role = WrittenAccount.arn(about.get("runsAs"), "role");
            facts.add(new ConsumerFact(id("workload " + arn), place(OWN), "aws.workload", arn, id(role)));
        }
        if (about.get("holds") != null) {
            String user = WrittenAccount.arn(about.get("holds"), "user");
            facts.add(
                    new CredentialFact(id("key of " + user), place(OWN), "aws.access-key", true, id(user), null, null));
            facts.add(new ExposureFact(
                    id("in " + arn),
                    place(OWN),
                    "aws.exposure",
                    id("aws.resource" + arn),
                    id("key of " + user),
                    null,
                    null));
        }
    }

    private void member(String by, String account, String name) {
        String arn = "arn:aws:organizations::" + by + ":" + name;
        facts.add(resource("aws.member-account", account, Map.of("arn", arn)));
    }

    private void control(String account, String type, @Nullable Object statements) {
        if (statements != null) {
            Object document = JsonText.of(WrittenAccount.document(statements));
            facts.add(resource(
                    "aws.organization-policy",
                    account + type,
                    Map.of("type", type, "targets", List.of(account), "document", document)));
        }
    }

    private Map<String, Object> principal(Map<?, ?> one, String inline) {
        Arn arn = Arn.parse(text(one, "Arn"));
        if (arn != null && roots.add(arn.partition() + arn.account())) {
            String root = "arn:" + arn.partition() + ":iam::" + arn.account() + ":root";
            facts.add(identity("aws.root", root, Map.of("account", arn.account())));
            if (roots.add(arn.account())) {
                facts.add(resource("aws.account", arn.account(), Map.of()));
            }
        }
        Map<String, Object> attributes = new HashMap<>();
        Map<String, Object> documents = new LinkedHashMap<>();
        each(
                one.get(inline),
                policy -> documents.put(text(policy, "PolicyName"), JsonText.of(policy.get("PolicyDocument"))));
        attributes.put("inlinePolicies", documents);
        List<Object> attached = new ArrayList<>();
        each(one.get("AttachedManagedPolicies"), policy -> attached.add(text(policy, "PolicyArn")));
        attributes.put("attachedPolicies", attached);
        if (one.get("PermissionsBoundary") instanceof Map<?, ?> boundary) {
            attributes.put("permissionsBoundary", text(boundary, "PermissionsBoundaryArn"));
        }
        Map<String, Object> tags = new LinkedHashMap<>();
        each(one.get("Tags"), tag -> tags.put(text(tag, "Key"), text(tag, "Value")));
        attributes.put("tags", tags);
        return attributes;
    }

    /** What is done with each of a list. */
    @FunctionalInterface
    private interface Taking {
        void take(Map<Object, Object> one);
    }

    @SuppressWarnings("unchecked")
    private static void each(@Nullable Object list, Taking taking) {
        list(list).forEach(one -> taking.take((Map<Object, Object>) one));
    }

    private static List<?> list(@Nullable Object written) {
        return written instanceof List<?> list ? list : List.of();
    }

    private static Map<?, ?> map(@Nullable Object written) {
        return written instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Map<?, ?> one, String member) {
        return String.valueOf(one.get(member));
    }

    private static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
