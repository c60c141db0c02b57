package io.claviger.engine.graph.model;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.EstateReader;
import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.escalation.Review;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the attributes in which the connector keeps policies together as an estate again. What cannot be read is left out of it. */
final class AwsDocuments {

    private static final String ACCOUNT = "aws.account";
    private static final Set<String> PRINCIPALS = Set.of("aws.user", "aws.role");
    private static final Set<String> STRUCTURE = Set.of(ACCOUNT, "aws.group", "aws.policy");
    private static final String OF_AWS = ":iam::aws:";

    private final Collection<IdentityFact> identities;
    private final Function<String, @Nullable ResourceFact> ofAws;
    private final Map<String, List<ResourceFact>> byKind = new HashMap<>();

    /**
     * @param documents groups and managed policies
     * @param ofAws AWS's own policies by ARN, as far as a source tells of them
     */
    AwsDocuments(
            Collection<IdentityFact> identities,
            Collection<ResourceFact> documents,
            Function<String, @Nullable ResourceFact> ofAws) {
        this.identities = identities;
        this.ofAws = ofAws;
        documents.forEach(document -> byKind.computeIfAbsent(document.kind(), none -> new ArrayList<>())
                .add(document));
    }

    static boolean isPrincipal(IdentityFact identity) {
        return PRINCIPALS.contains(identity.kind());
    }

    static boolean isAccount(ResourceFact resource) {
        return resource.kind().equals(ACCOUNT);
    }

    /** Whether policies are in it, or what may be done with it is decided by them. */
    static boolean isTold(ResourceFact resource) {
        return STRUCTURE.contains(resource.kind()) || Review.knows(resource.externalId());
    }

    Estate estate() {
        EstateReader reader = new EstateReader();
        List<Object> policies = new ArrayList<>(
                of("aws.policy").stream().map(AwsDocuments::managed).toList());
        attachedOfAws().forEach(policy -> policies.add(managed(policy)));
        reader.add(Map.of(
                "UserDetailList", principals("aws.user"),
                "RoleDetailList", principals("aws.role"),
                "GroupDetailList",
                        of("aws.group").stream().map(AwsDocuments::group).toList(),
                "Policies", policies));
        return reader.read(Map.of());
    }

    /** Those of AWS's own policies that something in the account has. */
    private List<ResourceFact> attachedOfAws() {
        Set<String> arns = new TreeSet<>();
        Stream.concat(
                        identities.stream().map(IdentityFact::attributes),
                        of("aws.group").stream().map(ResourceFact::attributes))
                .forEach(attributes -> {
                    list(attributes.get("attachedPolicies")).forEach(arn -> arns.add(String.valueOf(arn)));
                    arns.add(String.valueOf(attributes.get("permissionsBoundary")));
                });
        return arns.stream()
                .filter(arn -> arn.contains(OF_AWS))
                .map(ofAws)
                .filter(Objects::nonNull)
                .toList();
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

    /** @param runsAs the role of a workload, by its ARN */
    static HeldResource held(ResourceFact resource, Function<String, @Nullable String> runsAs) {
        Arn arn = Arn.parse(resource.externalId());
        Object policy = resource.attributes().get("resourcePolicy");
        Object key = resource.attributes().get("encryptedWith");
        return new HeldResource(
                resource.externalId(),
                arn == null || arn.account().isEmpty() ? AwsNames.accountOf(resource) : arn.account(),
                policy == null
                        ? null
                        : read("the policy of " + resource.externalId(), PolicyReader.Kind.RESOURCE, policy),
                List.of(),
                runsAs.apply(resource.externalId()),
                key == null ? null : key.toString(),
                Boolean.TRUE.equals(resource.attributes().get("blocksPublicPolicy")));
    }

    static Policy read(String name, PolicyReader.Kind kind, Object document) {
        try {
            return PolicyReader.read(name, kind, JsonReader.read(document.toString()));
        } catch (IllegalArgumentException noJson) {
            return new Policy(name, List.of(), List.of("policy '" + name + "' is no JSON"));
        }
    }

    static List<?> list(@Nullable Object written) {
        return written instanceof List<?> list ? list : List.of();
    }

    private static String lastName(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
