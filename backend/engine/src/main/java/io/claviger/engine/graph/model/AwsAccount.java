package io.claviger.engine.graph.model;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.escalation.Sway;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.model.AwsMoves.Beside;
import io.claviger.engine.graph.model.AwsMoves.Known;
import io.claviger.engine.graph.model.AwsMoves.Moved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The facts of one account, and what was read from them. What did not move is not read again. */
final class AwsAccount {

    private static final Set<String> STRUCTURE = Set.of("aws.group", "aws.policy");

    private final Map<UUID, IdentityFact> identities = new TreeMap<>();
    private final Map<UUID, ResourceFact> structure = new TreeMap<>();
    /** The account itself, as sources tell of it. */
    private final Map<UUID, ResourceFact> itself = new TreeMap<>();

    private final AwsHeld held = new AwsHeld();

    /** Users and roles, by kind and name. */
    private final Map<String, Known> principals = new TreeMap<>();

    private Map<String, List<Policy>> groups = Map.of();
    private Map<String, ManagedPolicy> managed = Map.of();
    private Map<String, List<String>> problems = Map.of();
    private final Set<String> speaksOf = new HashSet<>();
    private boolean isRead;

    private final Set<String> movedPrincipals = new TreeSet<>();
    private final Set<String> movedPolicies = new TreeSet<>();
    /** Of which a source began or ended to tell. */
    private final Set<String> copied = new HashSet<>();

    private boolean all;

    /** @param copied whether a source begins or ends to tell of it */
    void take(IdentityFact fact, boolean gone, boolean copy) {
        AwsNames.take(identities, fact, gone);
        if (AwsDocuments.isPrincipal(fact)) {
            movedPrincipals.add(fact.externalId());
            if (copy) {
                copied.add(fact.externalId());
            }
        } else {
            all = true;
        }
    }

    void take(ResourceFact fact, boolean gone) {
        if (STRUCTURE.contains(fact.kind())) {
            AwsNames.take(structure, fact, gone);
            movedPolicies.add(fact.externalId());
        } else if (AwsDocuments.isAccount(fact)) {
            AwsNames.take(itself, fact, gone);
            all = true;
        } else {
            held.take(fact, gone);
        }
    }

    /** Its resources. */
    AwsHeld held() {
        return held;
    }

    /** AWS's own policies are others. */
    void moveAll() {
        identities.values().stream()
                .filter(AwsDocuments::isPrincipal)
                .forEach(fact -> movedPrincipals.add(fact.externalId()));
        structure.values().forEach(fact -> movedPolicies.add(fact.externalId()));
        all = true;
    }

    boolean isMoved() {
        return all || !movedPrincipals.isEmpty() || !movedPolicies.isEmpty() || held.isMoved();
    }

    boolean isEmpty() {
        return identities.isEmpty() && structure.isEmpty() && itself.isEmpty() && held.isEmpty();
    }

    /** Whether there are users or roles. */
    boolean isPeopled() {
        return !principals.isEmpty();
    }

    Collection<Known> principals() {
        return principals.values();
    }

    /** The names of all identities in it. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        identities.values().forEach(identity -> names.add(identity.externalId()));
        return names;
    }

    @Nullable
    Known known(String arn) {
        Known user = principals.get(key(arn, true));
        return user == null ? principals.get(key(arn, false)) : user;
    }

    /** Whether any policy in it may name what is of an account. */
    boolean speaksOf(String number) {
        return speaksOf.contains(number);
    }

    /** Users and roles whose own documents, or policies that they have, hold a text. */
    Set<String> mentioning(String name) {
        Set<String> arns = new TreeSet<>();
        identities.values().stream()
                .filter(identity ->
                        AwsDocuments.isPrincipal(identity) && AwsMentions.mentions(identity.attributes(), name))
                .forEach(identity -> arns.add(identity.externalId()));
        structure.values().stream()
                .filter(policy -> AwsMentions.mentions(policy.attributes(), name))
                .forEach(policy -> arns.addAll(having(Set.of(policy.externalId()))));
        return arns;
    }

    /** Users and roles that have one of some policies or groups. */
    private Set<String> having(Set<String> policies) {
        Set<String> wanted = new HashSet<>(policies);
        structure.values().stream()
                .filter(group -> AwsMentions.refersTo(group.attributes(), policies))
                .forEach(group -> wanted.add(group.externalId()));
        Set<String> arns = new TreeSet<>();
        identities.values().stream()
                .filter(identity ->
                        AwsDocuments.isPrincipal(identity) && AwsMentions.refersTo(identity.attributes(), wanted))
                .forEach(identity -> arns.add(identity.externalId()));
        return arns;
    }

    /** Reads what moved since the last time. */
    AwsMoves read(String number, Beside beside) {
        boolean first = !isRead;
        isRead = true;
        movedPrincipals.addAll(having(movedPolicies));
        Set<String> named = new HashSet<>();
        List<Moved> moved = readPrincipals(number, beside, named);
        AwsMoves moves = new AwsMoves(number, all || first, moved, held.read(beside), !movedPolicies.isEmpty(), named);
        movedPrincipals.clear();
        movedPolicies.clear();
        copied.clear();
        all = false;
        return moves;
    }

    private List<Moved> readPrincipals(String number, Beside beside, Set<String> named) {
        if (movedPrincipals.isEmpty() && movedPolicies.isEmpty()) {
            return List.of();
        }
        List<IdentityFact> who = new ArrayList<>();
        movedPrincipals.forEach(arn -> who.addAll(AwsNames.once(ofPrincipals(number, arn, beside))));
        boolean policies = !movedPolicies.isEmpty();
        List<ResourceFact> documents = AwsNames.once(policies ? structure.values() : had(who));
        Estate told = new AwsDocuments(who, documents, beside.managed()).estate();
        if (policies) {
            read(told, named);
        }
        documents.forEach(one -> AwsMentions.addNumbers(one.attributes(), speaksOf));
        Function<IamPrincipal, Sway> sway = Sway.finding();
        Map<String, IdentityFact> facts = new HashMap<>();
        who.forEach(one -> facts.put(one.externalId(), one));
        Map<String, Known> after = new HashMap<>();
        told.principals().forEach(one -> {
            IdentityFact fact = Objects.requireNonNull(facts.get(one.arn()));
            AwsMentions.addNumbers(fact.attributes(), speaksOf);
            after.put(
                    one.arn(),
                    new Known(one, sway.apply(one), told.problems().getOrDefault(one.arn(), List.of()), fact));
        });
        List<Moved> moved = new ArrayList<>();
        for (String arn : movedPrincipals) {
            Known next = after.get(arn);
            Known before = replace(arn, next);
            moved.add(new Moved(arn, before, next, copied.contains(arn)));
            if ((before == null) != (next == null)) {
                named.add(arn);
            }
        }
        return moved;
    }

    /** Groups and managed policies. */
    private void read(Estate told, Set<String> named) {
        Set<String> before = new HashSet<>(groups.keySet());
        before.addAll(managed.keySet());
        groups = told.groups();
        managed = told.managed();
        problems = told.problems();
        for (Set<String> some : List.of(groups.keySet(), managed.keySet())) {
            some.stream().filter(name -> !before.remove(name)).forEach(named::add);
        }
        named.addAll(before);
    }

    private static List<IdentityFact> ofPrincipals(String number, String arn, Beside beside) {
        return beside.names().identities(arn).stream()
                .filter(one ->
                        AwsDocuments.isPrincipal(one) && AwsNames.accountOf(one).equals(number))
                .toList();
    }

    /** The groups of some, with the managed policies that they and their groups have. */
    private List<ResourceFact> had(List<IdentityFact> who) {
        Set<String> wanted = new HashSet<>();
        who.forEach(one -> AwsMentions.addReferences(one.attributes(), wanted));
        structure.values().stream()
                .filter(group -> wanted.contains(group.externalId()))
                .toList()
                .forEach(group -> AwsMentions.addReferences(group.attributes(), wanted));
        return structure.values().stream()
                .filter(one -> wanted.contains(one.externalId()))
                .toList();
    }

    private @Nullable Known replace(String arn, @Nullable Known next) {
        Known user = principals.remove(key(arn, true));
        Known role = principals.remove(key(arn, false));
        if (next != null) {
            principals.put(key(arn, next.principal().kind() == IamPrincipal.Kind.USER), next);
        }
        return user == null ? role : user;
    }

    /** Users before roles, as the account's own listing has them. */
    private static String key(String arn, boolean user) {
        return (user ? "0 " : "1 ") + arn;
    }

    /** Adds all that is in it to an estate. */
    void addTo(AwsMoves.Parts parts) {
        principals.values().forEach(known -> {
            parts.principals().add(known.principal());
            parts.problems().put(known.principal().arn(), known.problems());
        });
        problems.forEach(parts.problems()::putIfAbsent);
        parts.groups().putAll(groups);
        parts.managed().putAll(managed);
        parts.resources().addAll(held.all());
    }
}
