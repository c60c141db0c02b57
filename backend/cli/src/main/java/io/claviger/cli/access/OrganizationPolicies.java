package io.claviger.cli.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policies that an organization's file has in one list, as {@code aws organizations describe-policy} and {@code
 * list-targets-for-policy} print them, so that its roots, units and accounts need only name them.
 */
final class OrganizationPolicies {

    private static final Set<String> FULL_ACCESS =
            Set.of("p-FullAWSAccess", "FullAWSAccess", "p-RCPFullAWSAccess", "RCPFullAWSAccess");
    private static final Object ALL = Map.of(
            "name",
            "FullAWSAccess",
            "policy",
            Map.of("Statement", Map.of("Effect", "Allow", "Action", "*", "Resource", "*")));

    private final Map<String, Object> byName = new HashMap<>();
    private final Map<String, List<Object>> byTarget = new HashMap<>();

    /** @param written the list; null for none */
    OrganizationPolicies(@Nullable Object written) {
        for (Object one : WrittenPolicies.items(written)) {
            if (one instanceof Map<?, ?> map) {
                add(map.get("Policy") instanceof Map<?, ?> inner ? inner : map, map);
            }
        }
    }

    private void add(Map<?, ?> policy, Map<?, ?> about) {
        Map<?, ?> summary = policy.get("PolicySummary") instanceof Map<?, ?> inner ? inner : policy;
        Object content = policy.get("Content");
        if (content == null) {
            return;
        }
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("name", String.valueOf(summary.get("Name") == null ? summary.get("Id") : summary.get("Name")));
        document.put("policy", content);
        byName.put(String.valueOf(summary.get("Id")), document);
        byName.putIfAbsent(String.valueOf(summary.get("Name")), document);
        for (Object target : WrittenPolicies.items(about.get("Targets"))) {
            Object id = target instanceof Map<?, ?> map ? map.get("TargetId") : target;
            byTarget.computeIfAbsent(summary.get("Type") + " " + id, none -> new ArrayList<>())
                    .add(document);
        }
    }

    /**
     * Documents, where some may have been named only.
     *
     * @throws IllegalArgumentException naming one that is not there
     */
    List<Object> documents(@Nullable Object written) {
        List<Object> documents = new ArrayList<>();
        for (Object one : WrittenPolicies.items(written)) {
            documents.add(document(one));
        }
        return documents;
    }

    /** Those that are attached to a root, unit or account by their list of targets. */
    List<Object> attachedTo(String target, String type) {
        return byTarget.getOrDefault(type + " " + target, List.of());
    }

    private Object document(Object written) {
        if (written instanceof Map<?, ?> map) {
            if (map.get("policies") != null) {
                Map<Object, Object> level = new LinkedHashMap<>(map);
                level.put("policies", documents(map.get("policies")));
                return level;
            }
            boolean named = map.get("Id") != null && map.get("Statement") == null && map.get("policy") == null;
            return named ? found(String.valueOf(map.get("Id"))) : map;
        }
        String text = String.valueOf(written);
        return text.stripLeading().startsWith("{") ? text : found(text);
    }

    private Object found(String name) {
        Object document = byName.get(name);
        if (document == null && FULL_ACCESS.contains(name)) {
            return ALL;
        }
        if (document == null) {
            throw new IllegalArgumentException("the organization names a policy '" + name
                    + "' that is not there: put what 'aws organizations describe-policy' prints of it under Policies");
        }
        return document;
    }
}
