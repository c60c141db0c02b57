package io.claviger.engine.graph.model;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.escalation.Review;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that are decided one by one. What an account's policies say can change what is decided in itself and in the accounts that
 * they open it to; which names there are in it, also in those whose policies name it. An organization, and AWS's own policies, can
 * change everything.
 */
final class AwsAccounts implements EstateModel.Deciding {

    private static final String OF_AWS = "aws";
    private static final String ORGANIZATION = "organization";

    private final Map<UUID, GraphFact> facts = new HashMap<>();
    private final AwsNames names = new AwsNames();
    private final Map<String, AwsAccount> accounts = new TreeMap<>();
    private final AwsOrganization organization = new AwsOrganization();
    private final AwsUsage usage = new AwsUsage();
    private final AwsWorkloads workloads = new AwsWorkloads();
    private final Map<UUID, Map<UUID, GrantFact>> trustsBySubject = new HashMap<>();
    private final Map<UUID, Map<UUID, GrantFact>> trustsByTarget = new HashMap<>();
    private final Set<String> moved = new TreeSet<>();

    @Override
    public void take(GraphFact fact, boolean gone) {
        GraphFact before = facts.get(fact.id());
        if (gone ? before == null : before != null && saysTheSame(fact, before)) {
            return;
        }
        AwsNames.take(facts, fact, gone);
        switch (fact) {
            case IdentityFact identity -> take(identity, gone);
            case ResourceFact resource -> take(resource, gone);
            case GrantFact grant -> take(grant, gone);
            case GraphFact.ConsumerFact workload -> {
                workloads.take(workload, gone);
                moved.add(AwsNames.accountOf(workload));
            }
            case GraphFact.CredentialFact _, GraphFact.ExposureFact _ -> {}
        }
    }

    /** Who owns it, and whether it is switched off, is of no matter here. */
    private static boolean saysTheSame(GraphFact fact, GraphFact before) {
        return fact instanceof IdentityFact one && before instanceof IdentityFact other
                ? one.place().equals(other.place()) && one.attributes().equals(other.attributes())
                : fact.equals(before);
    }

    private void take(IdentityFact identity, boolean gone) {
        names.take(identity, gone);
        if (AwsNames.isOutside(identity)) {
            trustsBySubject.getOrDefault(identity.id(), Map.of()).values().forEach(trust -> move(trust.target()));
        } else {
            take(AwsNames.accountOf(identity), identity, gone);
        }
    }

    private void take(ResourceFact resource, boolean gone) {
        if (AwsOrganization.isTold(resource)) {
            organization.take(resource, gone);
            moved.add(ORGANIZATION);
            return;
        }
        if (AwsUsage.isTold(resource)) {
            usage.take(resource, gone).forEach(this::move);
            return;
        }
        String number = AwsNames.accountOf(resource);
        @Nullable ResourceFact before = number.equals(OF_AWS) ? managed(resource.externalId()) : null;
        names.take(resource, gone);
        if (!number.equals(OF_AWS)) {
            take(number, resource, gone);
        } else if (!document(before).equals(document(managed(resource.externalId())))) {
            moved.add(OF_AWS);
        }
    }

    private void take(String number, GraphFact fact, boolean gone) {
        accounts.computeIfAbsent(number, none -> new AwsAccount()).take(fact, gone);
        moved.add(number);
    }

    private void take(GrantFact trust, boolean gone) {
        if (AwsUsage.isTold(trust)) {
            usage.take(trust, gone);
            move(trust.subject());
            return;
        }
        for (var index :
                List.of(Map.entry(trustsBySubject, trust.subject()), Map.entry(trustsByTarget, trust.target()))) {
            Map<UUID, GrantFact> some = index.getKey().computeIfAbsent(index.getValue(), none -> new TreeMap<>());
            AwsNames.take(some, trust, gone);
        }
        move(trust.target());
    }

    private void move(UUID identity) {
        if (facts.get(identity) instanceof IdentityFact known) {
            moved.add(AwsNames.accountOf(known));
        }
    }

    private @Nullable ResourceFact managed(String arn) {
        return names.resources(arn).isEmpty() ? null : AwsNames.fullest(names.resources(arn));
    }

    private static Object document(@Nullable ResourceFact policy) {
        return policy == null ? "" : policy.attributes().getOrDefault("document", "");
    }

    @Override
    public Map<String, EstateModel.Decided> settle(Instant now) {
        if (moved.isEmpty()) {
            return Map.of();
        }
        if (moved.remove(ORGANIZATION)) {
            organization.settle();
            moved.addAll(accounts.keySet());
        }
        if (moved.remove(OF_AWS)) {
            moved.addAll(accounts.keySet());
        }
        Set<String> again = read();
        moved.clear();
        Map<String, EstateModel.Decided> decided = new HashMap<>();
        again.stream()
                .filter(number -> !accounts.containsKey(number))
                .forEach(number -> decided.put(number, EstateModel.Decided.NOTHING));
        again.retainAll(accounts.keySet());
        decide(again, now).forEach((number, grants) -> decided.put(number, grants.decided()));
        return decided;
    }

    /** Reads what moved; which accounts must be decided again for it. */
    private Set<String> read() {
        Set<String> again = new TreeSet<>(moved);
        for (String number : moved) {
            AwsAccount account = accounts.get(number);
            if (account == null) {
                continue;
            }
            AwsAccount.Reading before = account.reading();
            account.read(this::managed, arn -> workloads.roleOf(arn, names::identity));
            AwsAccount.Reading after = account.reading();
            again.addAll(before.opensTo());
            again.addAll(after.opensTo());
            if (before.opensToAll() || after.opensToAll()) {
                again.addAll(accounts.keySet());
            }
            if (!before.names().equals(after.names())) {
                accounts.forEach((other, one) -> {
                    if (one.reading().speaksOf().contains(number)) {
                        again.add(other);
                    }
                });
            }
            if (account.isEmpty()) {
                accounts.remove(number);
            }
        }
        return again;
    }

    private Map<String, AwsGrants> decide(Set<String> numbers, Instant now) {
        Map<String, AwsGrants> grants = new TreeMap<>();
        numbers.forEach(number -> grants.put(number, new AwsGrants(names, usage, organization.problems(number))));
        for (Review.Next next : Review.nextOf(whole(), now, numbers)) {
            AwsGrants its = grants.get(next.principal().account());
            if (its != null) {
                its.add(next);
            }
        }
        grants.forEach((number, its) -> {
            for (IdentityFact identity :
                    accounts.getOrDefault(number, new AwsAccount()).identities()) {
                trustsByTarget.getOrDefault(identity.id(), Map.of()).values().forEach(its::trust);
                its.administered(identity, number);
            }
        });
        return grants;
    }

    private Estate whole() {
        List<IamPrincipal> principals = new ArrayList<>();
        Map<String, List<Policy>> groups = new HashMap<>();
        Map<String, ManagedPolicy> managed = new HashMap<>();
        List<HeldResource> resources = new ArrayList<>();
        Map<String, List<String>> problems = new HashMap<>();
        for (AwsAccount account : accounts.values()) {
            Estate one = account.reading().estate();
            principals.addAll(one.principals());
            groups.putAll(one.groups());
            managed.putAll(one.managed());
            resources.addAll(one.resources());
            problems.putAll(one.problems());
        }
        return new Estate(principals, groups, managed, organization.control(), resources, Map.of(), problems);
    }
}
