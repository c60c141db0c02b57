package io.claviger.engine.graph.model;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.Estate.Control;
import io.claviger.engine.access.account.EstateReader;
import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.evaluation.Policies.Level;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.PolicyReader;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.json.JsonReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts the attributes in which the connector keeps policies together as an estate again. What cannot be read is left out of it. */
final class AwsDocuments {

    private static final Set<String> STORES = Set.of("aws.secret", "aws.parameter", "aws.kms-key");
    private static final Set<String> STRUCTURE = Set.of(
            "aws.account",
            "aws.group",
            "aws.policy",
            "aws.organization-policy",
            "aws.organizational-unit",
            "aws.member-account");

    private final Collection<IdentityFact> identities;
    private final Map<String, List<ResourceFact>> byKind = new HashMap<>();
    private final Map<UUID, ResourceFact> byId = new HashMap<>();

    /** @param all resources, where several sources tell of one: its parent is that of its own source */
    AwsDocuments(
            Collection<IdentityFact> identities, Collection<ResourceFact> resources, Collection<ResourceFact> all) {
        this.identities = identities;
        resources.forEach(resource -> byKind.computeIfAbsent(resource.kind(), none -> new ArrayList<>())
                .add(resource));
        all.forEach(resource -> byId.put(resource.id(), resource));
    }

    /** Whether policies are in it, or reads of it are decided by them. */
    static boolean isTold(ResourceFact resource) {
        return STORES.contains(resource.kind()) || STRUCTURE.contains(resource.kind());
    }

    Estate estate() {
        EstateReader reader = new EstateReader();
        reader.add(Map.of(
                "UserDetailList", principals("aws.user"),
                "RoleDetailList", principals("aws.role"),
                "GroupDetailList",
                        of("aws.group").stream().map(AwsDocuments::group).toList(),
                "Policies", of("aws.policy").stream().map(AwsDocuments::managed).toList()));
        reader.addResources(STORES.stream()
                .flatMap(kind -> of(kind).stream())
                .map(AwsDocuments::held)
                .toList());
        return reader.read(control());
    }

    private List<ResourceFact> of(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    private List<Object> principals(String kind) {
        List<Object> principals = new ArrayList<>();
        for (IdentityFact identity : identities) {
            if (identity.kind().equals(kind)) {
                principals.add(principal(identity));
            }
        }
        return principals;
    }

    private static Map<String, Object> principal(IdentityFact identity) {
        Map<String, Object> attributes = identity.attributes();
        boolean user = identity.kind().equals("aws.user");
        Map<String, Object> detail =
                new HashMap<>(policies(identity.externalId(), attributes, user ? "UserPolicyList" : "RolePolicyList"));
        List<Object> groups = new ArrayList<>();
        list(attributes.get("groups")).forEach(arn -> groups.add(lastName(String.valueOf(arn))));
        detail.put("GroupList", groups);
        Object boundary = attributes.get("permissionsBoundary");
        if (boundary != null) {
            detail.put("PermissionsBoundary", Map.of("PermissionsBoundaryArn", boundary));
        }
        detail.put("AssumeRolePolicyDocument", String.valueOf(attributes.getOrDefault("trustPolicy", "{}")));
        detail.put("InstanceProfileList", list(attributes.get("instanceProfiles")));
        List<Object> tags = new ArrayList<>();
        if (attributes.get("tags") instanceof Map<?, ?> written) {
            written.forEach((key, value) -> tags.add(Map.of("Key", key, "Value", value)));
        }
        detail.put("Tags", tags);
        return detail;
    }

    private static Map<String, Object> group(ResourceFact group) {
        return policies(group.externalId(), group.attributes(), "GroupPolicyList");
    }

    private static Map<String, Object> policies(String arn, Map<String, Object> attributes, String inline) {
        List<Object> documents = new ArrayList<>();
        if (attributes.get("inlinePolicies") instanceof Map<?, ?> written) {
            written.forEach((name, document) ->
                    documents.add(Map.of("PolicyName", name, "PolicyDocument", String.valueOf(document))));
        }
        List<Object> attached = new ArrayList<>();
        list(attributes.get("attachedPolicies")).forEach(one -> attached.add(Map.of("PolicyArn", one)));
        return Map.of("Arn", arn, inline, documents, "AttachedManagedPolicies", attached);
    }

    private static Map<String, Object> managed(ResourceFact policy) {
        Object document = policy.attributes().get("document");
        Map<String, Object> version =
                Map.of("IsDefaultVersion", true, "Document", String.valueOf(document == null ? "{}" : document));
        return Map.of(
                "Arn",
                policy.externalId(),
                "PolicyName",
                lastName(policy.externalId()),
                "PolicyVersionList",
                List.of(version));
    }

    private static HeldResource held(ResourceFact resource) {
        Arn arn = Arn.parse(resource.externalId());
        Object policy = resource.attributes().get("resourcePolicy");
        return new HeldResource(
                resource.externalId(),
                arn == null ? "" : arn.account(),
                policy == null
                        ? null
                        : read("the policy of " + resource.externalId(), PolicyReader.Kind.RESOURCE, policy),
                List.of());
    }

    private static Policy read(String name, PolicyReader.Kind kind, Object document) {
        try {
            return PolicyReader.read(name, kind, JsonReader.read(document.toString()));
        } catch (IllegalArgumentException noJson) {
            return new Policy(name, List.of(), List.of("policy '" + name + "' is no JSON"));
        }
    }

    /** What the organization puts on each member, but for the account that manages it, which nothing binds. */
    private Map<String, Control> control() {
        Map<String, Control> control = new HashMap<>();
        for (ResourceFact member : of("aws.member-account")) {
            Arn arn = Arn.parse(String.valueOf(member.attributes().get("arn")));
            String[] parts = arn == null ? new String[0] : arn.resource().split("/");
            String organization = parts.length > 1 ? parts[1] : null;
            boolean manages = arn != null && arn.account().equals(member.externalId());
            control.put(
                    member.externalId(),
                    new Control(
                            manages ? List.of() : levels(member, "SERVICE_CONTROL_POLICY"),
                            manages ? List.of() : levels(member, "RESOURCE_CONTROL_POLICY"),
                            organization));
        }
        return control;
    }

    private List<Level> levels(ResourceFact member, String type) {
        PolicyReader.Kind kind =
                type.equals("SERVICE_CONTROL_POLICY") ? PolicyReader.Kind.IDENTITY : PolicyReader.Kind.OTHER;
        List<Level> levels = new ArrayList<>();
        for (@Nullable ResourceFact at = member; at != null; at = at.parent() == null ? null : byId.get(at.parent())) {
            List<Policy> policies = new ArrayList<>();
            for (ResourceFact policy : of("aws.organization-policy")) {
                Object document = policy.attributes().get("document");
                if (type.equals(policy.attributes().get("type"))
                        && document != null
                        && list(policy.attributes().get("targets")).contains(at.externalId())) {
                    policies.add(read(policy.externalId(), kind, document));
                }
            }
            // A level always has one: where none is known, none could be read.
            if (!policies.isEmpty()) {
                levels.addFirst(new Level(at.externalId(), policies));
            }
        }
        return levels;
    }

    private static List<?> list(@Nullable Object written) {
        return written instanceof List<?> list ? list : List.of();
    }

    private static String lastName(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
