package io.claviger.cli.access;

import io.claviger.engine.access.account.Estate.Control;
import io.claviger.engine.access.evaluation.Policies.Level;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.PolicyReader;
import io.claviger.engine.access.policy.PolicyReader.Kind;
import io.claviger.engine.access.policy.Statement.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policies of an organization, in one of three forms: as a tree of roots, units and accounts by their parents; by
 * account; or the same for all accounts.
 */
final class OrganizationFile {

    private static final String SERVICE = "serviceControlPolicies";
    private static final String RESOURCE = "resourceControlPolicies";
    private static final String TYPE_SERVICE = "SERVICE_CONTROL_POLICY";
    private static final String TYPE_RESOURCE = "RESOURCE_CONTROL_POLICY";
    private static final Policy FULL_ACCESS = PolicyReader.read(
            "FullAWSAccess",
            Kind.IDENTITY,
            Map.of("Statement", Map.of("Effect", "Allow", "Action", "*", "Resource", "*")));

    private final Map<?, ?> written;
    private final Map<String, Map<?, ?>> nodes = new HashMap<>();
    private final OrganizationPolicies policies;
    private final @Nullable String id;
    private final @Nullable String management;

    private OrganizationFile(Map<?, ?> written) {
        this.written = written;
        this.policies = new OrganizationPolicies(member(written, "Policies"));
        Map<?, ?> organization = member(written, "Organization") instanceof Map<?, ?> map ? map : written;
        String given = text(member(organization, "Id"));
        this.id = given == null ? text(member(organization, "organizationId")) : given;
        String managing = text(member(organization, "managementAccountId"));
        this.management = managing == null ? text(member(organization, "masterAccountId")) : managing;
    }

    /**
     * By account.
     *
     * @param accounts that are reviewed
     * @throws IllegalArgumentException saying what is missing
     */
    static Map<String, Control> read(@Nullable Object written, Set<String> accounts) {
        if (!(written instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("it is no JSON object: give the policies by account, or the tree");
        }
        OrganizationFile file = new OrganizationFile(map);
        if (member(map, "Accounts") instanceof List<?>) {
            return file.tree();
        }
        Map<String, Control> control = new LinkedHashMap<>();
        if (member(map, SERVICE) != null || member(map, RESOURCE) != null) {
            accounts.forEach(account -> control.put(account, file.of(account, map)));
            return control;
        }
        Map<?, ?> byAccount = member(map, "accounts") instanceof Map<?, ?> inner ? inner : map;
        byAccount.forEach((account, one) -> {
            if (one instanceof Map<?, ?> policies) {
                control.put(String.valueOf(account), file.of(String.valueOf(account), policies));
            } else if (String.valueOf(account).matches("[0-9]{12}")) {
                throw new IllegalArgumentException("account " + account + " has no object of policies");
            }
        });
        return control;
    }

    private Control of(String account, Map<?, ?> its) {
        if (account.equals(management) || Boolean.TRUE.equals(member(its, "management"))) {
            return new Control(List.of(), List.of(), id);
        }
        return new Control(
                allowing(levels(its, SERVICE, Kind.IDENTITY, "service control policy")),
                levels(its, RESOURCE, Kind.OTHER, "resource control policy"),
                id);
    }

    private List<Level> levels(Map<?, ?> its, String member, Kind kind, String name) {
        return WrittenPolicies.levels(policies.documents(member(its, member)), kind, member, name);
    }

    /** A level that is written down without any allow has the one that AWS attaches to every level. */
    private static List<Level> allowing(List<Level> levels) {
        return levels.stream().map(OrganizationFile::allowing).toList();
    }

    private static Level allowing(Level level) {
        boolean allows = level.policies().stream()
                .flatMap(policy -> policy.statements().stream())
                .anyMatch(statement -> statement.effect() == Effect.ALLOW);
        if (allows) {
            return level;
        }
        List<Policy> all = new ArrayList<>(level.policies());
        all.add(FULL_ACCESS);
        return new Level(level.name(), all);
    }

    private Map<String, Control> tree() {
        for (String kind : List.of("Roots", "OrganizationalUnits", "Accounts")) {
            for (Object one : WrittenPolicies.items(member(written, kind))) {
                if (one instanceof Map<?, ?> node && text(member(node, "Id")) != null) {
                    nodes.put(String.valueOf(member(node, "Id")), node);
                }
            }
        }
        Map<String, Control> control = new LinkedHashMap<>();
        for (Object one : WrittenPolicies.items(member(written, "Accounts"))) {
            String account = one instanceof Map<?, ?> node ? text(member(node, "Id")) : null;
            if (account == null) {
                throw new IllegalArgumentException("an account of the organization has no Id");
            }
            boolean managing = account.equals(management);
            control.put(
                    account,
                    managing
                            ? new Control(List.of(), List.of(), id)
                            : new Control(
                                    allowing(levels(account, SERVICE, Kind.IDENTITY)),
                                    levels(account, RESOURCE, Kind.OTHER),
                                    id));
        }
        return control;
    }

    /** From the root down to the account. */
    private List<Level> levels(String account, String member, Kind kind) {
        List<Level> levels = new ArrayList<>();
        String at = account;
        for (int depth = 0; at != null && depth < 16; depth++) {
            Map<?, ?> node = nodes.get(at);
            if (node == null) {
                throw new IllegalArgumentException("the organization names a parent '" + at + "' that is not there");
            }
            List<Object> documents = policies.documents(member(node, member));
            documents.addAll(policies.attachedTo(at, kind == Kind.IDENTITY ? TYPE_SERVICE : TYPE_RESOURCE));
            levels.addFirst(new Level(at, WrittenPolicies.list(documents, kind, member + " of " + at)));
            at = text(member(node, "ParentId"));
        }
        return levels;
    }

    /** Names are as AWS writes them, or with a small first letter. */
    private static @Nullable Object member(Map<?, ?> map, String name) {
        Object value = map.get(Character.toUpperCase(name.charAt(0)) + name.substring(1));
        return value == null ? map.get(Character.toLowerCase(name.charAt(0)) + name.substring(1)) : value;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
