package io.claviger.engine.graph.model;

import io.claviger.engine.access.account.Estate.Control;
import io.claviger.engine.access.escalation.Sway;
import io.claviger.engine.access.evaluation.Policies.Level;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.PolicyReader;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the organizations put on their accounts. */
final class AwsOrganization {

    private static final String POLICY = "aws.organization-policy";
    private static final String MEMBER = "aws.member-account";
    /** As AWS attaches it: what binds a member is never nothing. */
    private static final List<Level> ANYTHING = List.of(new Level(
            "",
            List.of(PolicyReader.read(
                    "FullAWSAccess",
                    PolicyReader.Kind.IDENTITY,
                    Map.of("Statement", Map.of("Effect", "Allow", "Action", "*", "Resource", "*"))))));

    private static final Set<String> KINDS = Set.of(POLICY, MEMBER, "aws.organizational-unit");

    private final Map<UUID, ResourceFact> facts = new TreeMap<>();
    private final Map<ResourceFact, Policy> read = new HashMap<>();
    private Map<String, Control> control = Map.of();

    static boolean isTold(ResourceFact resource) {
        return KINDS.contains(resource.kind());
    }

    void take(ResourceFact fact, boolean gone) {
        AwsNames.take(facts, fact, gone);
    }

    /** By the account's number. */
    Map<String, Control> control() {
        return control;
    }

    /** Brings {@link #control} up to date. */
    void settle() {
        List<ResourceFact> policies = once(POLICY);
        read.keySet().retainAll(Set.copyOf(policies));
        Map<String, List<ResourceFact>> byTarget = new HashMap<>();
        for (ResourceFact policy : policies) {
            AwsDocuments.list(policy.attributes().get("targets"))
                    .forEach(target -> byTarget.computeIfAbsent(String.valueOf(target), none -> new ArrayList<>())
                            .add(policy));
        }
        Map<String, Control> next = new HashMap<>();
        for (ResourceFact member : once(MEMBER)) {
            next.put(member.externalId(), control(member, byTarget));
        }
        control = Map.copyOf(next);
    }

    private List<ResourceFact> once(String kind) {
        return AwsNames.once(
                facts.values().stream().filter(fact -> fact.kind().equals(kind)).toList());
    }

    /** Nothing binds the account that manages the organization. */
    private Control control(ResourceFact member, Map<String, List<ResourceFact>> byTarget) {
        Arn arn = Arn.parse(String.valueOf(member.attributes().get("arn")));
        String[] parts = arn == null ? new String[0] : arn.resource().split("/");
        boolean manages = arn != null && arn.account().equals(member.externalId());
        List<Level> service = levels(member, "SERVICE_CONTROL_POLICY", byTarget);
        return new Control(
                manages ? List.of() : service.isEmpty() ? ANYTHING : service,
                manages ? List.of() : levels(member, "RESOURCE_CONTROL_POLICY", byTarget),
                parts.length > 1 ? parts[1] : null);
    }

    /** A level always has a policy: where none is known, none could be read. */
    private List<Level> levels(ResourceFact member, String type, Map<String, List<ResourceFact>> byTarget) {
        List<Level> levels = new ArrayList<>();
        for (@Nullable ResourceFact at = member; at != null; at = at.parent() == null ? null : facts.get(at.parent())) {
            List<Policy> policies = byTarget.getOrDefault(at.externalId(), List.of()).stream()
                    .filter(policy -> type.equals(policy.attributes().get("type"))
                            && policy.attributes().get("document") != null)
                    .map(policy -> read.computeIfAbsent(policy, AwsOrganization::read))
                    .toList();
            if (!policies.isEmpty()) {
                levels.addFirst(new Level(at.externalId(), policies));
            }
        }
        return levels;
    }

    private static Policy read(ResourceFact policy) {
        boolean service = "SERVICE_CONTROL_POLICY".equals(policy.attributes().get("type"));
        return AwsDocuments.read(
                policy.externalId(),
                service ? PolicyReader.Kind.IDENTITY : PolicyReader.Kind.OTHER,
                String.valueOf(policy.attributes().get("document")));
    }

    /** Whether any of its policies asks for a tag of who asks. */
    boolean asksTags() {
        return control.values().stream().anyMatch(Sway::asksTags);
    }

    /** What of the organizations' policies cannot be read. */
    List<String> problems(String account) {
        Collection<Level> levels =
                new ArrayList<>(control.getOrDefault(account, Control.NONE).service());
        levels.addAll(control.getOrDefault(account, Control.NONE).resource());
        return levels.stream()
                .flatMap(level -> level.policies().stream())
                .flatMap(policy -> policy.problems().stream())
                .distinct()
                .toList();
    }
}
