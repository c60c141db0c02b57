package io.claviger.engine.graph.model;

import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.escalation.Review;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.model.AwsMoves.Beside;
import io.claviger.engine.graph.model.AwsMoves.Known;
import io.claviger.engine.graph.model.AwsMoves.MovedResource;
import io.claviger.engine.graph.model.AwsTogether.Alone;
import io.claviger.engine.graph.model.AwsTogether.With;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Accounts, of which identities are decided one by one. Which of them a fact can touch, {@link AwsAgain} says. An organization, AWS's
 * own policies, and which accounts are known at all, can change everything.
 */
final class AwsAccounts implements EstateModel.Deciding {

    private static final String OF_AWS = "aws";
    private static final String KEYS = ":kms:";

    private final Map<UUID, GraphFact> facts = new HashMap<>();
    private final AwsNames names = new AwsNames();
    private final Map<String, AwsAccount> accounts = new TreeMap<>();
    private final AwsOrganization organization = new AwsOrganization();
    private final AwsUsage usage = new AwsUsage();
    private final AwsWorkloads workloads = new AwsWorkloads();
    private final AwsTrusts trusts = new AwsTrusts();
    private final AwsOpened opened = new AwsOpened(names);
    private final AwsTogether decided = new AwsTogether();
    /** Identities of which something is told that is of no matter to others. */
    private final Map<String, Set<String>> alone = new TreeMap<>();

    private boolean organized;
    private boolean movedOfAws;
    private Set<String> peopled = Set.of();
    private boolean asksTags;

    @Override
    public void take(GraphFact told, boolean gone) {
        GraphFact fact = AwsGist.of(told);
        GraphFact before = facts.get(fact.id());
        if (gone ? before == null : fact.equals(before)) {
            return;
        }
        AwsNames.take(facts, fact, gone);
        switch (fact) {
            case IdentityFact identity -> take(identity, gone, gone || before == null);
            case ResourceFact resource -> take(resource, gone);
            case GrantFact grant -> take(grant, gone);
            case GraphFact.ConsumerFact workload -> {
                workloads.take(workload, gone);
                moveResource(workload.externalId());
            }
            case GraphFact.CredentialFact _, GraphFact.ExposureFact _ -> {}
        }
    }

    @Override
    public @Nullable IdentityFact between(UUID id) {
        return facts.get(id) instanceof IdentityFact identity ? identity : null;
    }

    private void take(IdentityFact identity, boolean gone, boolean copy) {
        names.take(identity, gone);
        if (AwsOpened.isAnyone(identity) && copy) {
            opened.moveAll();
        }
        if (AwsNames.isOutside(identity)) {
            trusts.of(identity.id()).forEach(trust -> moveAlone(trust.target()));
            return;
        }
        String number = AwsNames.accountOf(identity);
        account(number).take(identity, gone, copy);
        moveAlone(number, identity);
        if (copy) {
            workloads.of(identity.id()).forEach(this::moveResource);
            names.outside(identity.externalId())
                    .forEach(same -> trusts.of(same.id()).forEach(trust -> moveAlone(trust.target())));
        }
    }

    private AwsAccount account(String number) {
        return accounts.computeIfAbsent(number, none -> new AwsAccount());
    }

    private void take(ResourceFact resource, boolean gone) {
        if (AwsOrganization.isTold(resource)) {
            organization.take(resource, gone);
            organized = true;
            return;
        }
        if (AwsUsage.isTold(resource)) {
            usage.take(resource, gone).forEach(this::moveAlone);
            return;
        }
        String number = AwsNames.accountOf(resource);
        @Nullable ResourceFact before = number.equals(OF_AWS) ? managed(resource.externalId()) : null;
        names.take(resource, gone);
        if (!number.equals(OF_AWS)) {
            account(number).take(resource, gone);
        } else if (!document(before).equals(document(managed(resource.externalId())))) {
            movedOfAws = true;
        }
    }

    private void take(GrantFact grant, boolean gone) {
        if (AwsUsage.isTold(grant)) {
            usage.take(grant, gone);
            moveAlone(grant.subject());
        } else {
            trusts.take(grant, gone);
            moveAlone(grant.target());
        }
    }

    private void moveAlone(UUID identity) {
        IdentityFact known = names.identity(identity);
        if (known != null) {
            moveAlone(AwsNames.accountOf(known), known);
        }
    }

    private void moveAlone(String number, IdentityFact identity) {
        alone.computeIfAbsent(number, none -> new HashSet<>()).add(identity.externalId());
    }

    /** What is known beside it is another. */
    private void moveResource(String arn) {
        names.resources(arn)
                .forEach(
                        resource -> account(AwsNames.accountOf(resource)).held().move(arn, resource.id()));
    }

    private @Nullable ResourceFact managed(String arn) {
        return names.resources(arn).isEmpty() ? null : AwsNames.fullest(names.resources(arn));
    }

    private static Object document(@Nullable ResourceFact policy) {
        return policy == null ? "" : policy.attributes().getOrDefault("document", "");
    }

    @Override
    public Map<String, EstateModel.Decided> settle(Instant now) {
        if (movedOfAws) {
            accounts.values().forEach(AwsAccount::moveAll);
        }
        List<AwsMoves> moves = read();
        if (moves.isEmpty() && !organized && alone.isEmpty() && !opened.isMoved()) {
            return Map.of();
        }
        if (organized) {
            organization.settle();
            opened.moveAll();
        }
        Review review = Review.begin(AwsMoves.Parts.sum(accounts.values(), organization.control()), now);
        AwsAgain again = again(moves, review);
        movedOfAws = false;
        organized = false;
        alone.clear();
        Map<String, Alone> next = new HashMap<>();
        again.identities().forEach((number, arns) -> {
            List<String> problems = organization.problems(number);
            arns.forEach(arn -> next.put(arn, decide(review, number, arn, problems)));
        });
        Set<String> seeds = Set.copyOf(next.keySet());
        again.resources().forEach((number, moved) -> withResources(review, number, moved, next));
        opened.settle(review, AwsMoves.resources(moves).toList()).forEach((arn, one) -> {
            if (!one.isNothing() || decided.alone(arn) != null) {
                next.put(arn, Alone.of(one));
            }
        });
        return decided.settle(next, seeds, again::isMoved, counts -> deciding(review.joining(counts)));
    }

    private List<AwsMoves> read() {
        Beside beside = new Beside(names, this::managed, arn -> workloads.roleOf(arn, names::identity));
        List<AwsMoves> moves = new ArrayList<>();
        accounts.forEach((number, account) -> {
            if (account.isMoved()) {
                moves.add(account.read(number, beside));
            }
        });
        accounts.values().removeIf(AwsAccount::isEmpty);
        return moves;
    }

    private AwsAgain again(List<AwsMoves> moves, Review review) {
        AwsAgain again = new AwsAgain(accounts, review::isAdministrator, review::takesRoots);
        Set<String> people = new HashSet<>();
        boolean asks = organization.asksTags();
        for (Map.Entry<String, AwsAccount> account : accounts.entrySet()) {
            if (account.getValue().isPeopled()) {
                people.add(account.getKey());
            }
            asks |= account.getValue().principals().stream()
                    .anyMatch(known -> known.sway().asksTags());
        }
        if (organized || movedOfAws || !people.equals(peopled) || asks != asksTags) {
            again.all();
        }
        peopled = people;
        asksTags = asks;
        alone.forEach((number, arns) -> arns.forEach(arn -> again.moved(number, arn)));
        moves.forEach(again::wholeFor);
        moves.forEach(again::partsFor);
        AwsMoves.resources(moves).filter(moved -> moved.arn().contains(KEYS)).forEach(key -> {
            encryptedWith(key.arn(), again);
            opened.moveAll();
        });
        return again;
    }

    private void encryptedWith(String key, AwsAgain again) {
        accounts.forEach((number, account) -> {
            if (!again.isWhole(number)) {
                account.held().encryptedWith(key, names).forEach(again::moved);
            }
        });
    }

    private Alone decide(Review review, String number, String arn, List<String> problems) {
        AwsGrants its = new AwsGrants(names, usage, problems);
        Known known = known(number, arn);
        Review.Next by = known == null ? null : review.next(known.principal());
        if (by != null) {
            its.add(by);
        }
        for (IdentityFact identity : names.identities(arn)) {
            if (AwsNames.accountOf(identity).equals(number)) {
                trusts.to(identity.id()).forEach(its::trust);
                its.administered(identity, number);
            }
        }
        return known == null || by == null || by.admin()
                ? Alone.of(its.decided())
                : new Alone(its.decided(), AwsTogether.leads(by.ways()), known.sway());
    }

    private Function<String, With> deciding(Function<IamPrincipal, Review.Together> joining) {
        return arn -> {
            Arn name = Arn.parse(arn);
            Known known = name == null ? null : known(name.account(), arn);
            if (known == null) {
                return With.NOTHING;
            }
            Review.Together together = joining.apply(known.principal());
            AwsGrants its = new AwsGrants(names, usage, List.of());
            its.together(known.principal(), together.ways());
            return new With(its.decided().grants(), AwsTogether.leads(together.ways()), together.further());
        };
    }

    private @Nullable Known known(String number, String arn) {
        AwsAccount account = accounts.get(number);
        return account == null ? null : account.known(arn);
    }

    /** What those of an account may do with some resources, in place of what they might. */
    private void withResources(Review review, String number, List<MovedResource> moved, Map<String, Alone> next) {
        AwsAccount account = accounts.get(number);
        if (account == null) {
            return;
        }
        account.principals().forEach(known -> {
            IamPrincipal principal = known.principal();
            Alone before = decided.alone(principal.arn());
            if (before != null && !next.containsKey(principal.arn())) {
                AwsGrants its = new AwsGrants(names, usage, List.of());
                Set<UUID> ids = new HashSet<>();
                moved.forEach(one -> {
                    ids.addAll(one.ids());
                    if (one.after() != null) {
                        its.hold(principal, review.holding(principal, one.after()));
                    }
                });
                EstateModel.Decided after =
                        before.decided().with(ids, its.decided().grants());
                if (after != before.decided()) {
                    next.put(principal.arn(), new Alone(after, before.leads(), before.sway()));
                }
            }
        });
    }
}
