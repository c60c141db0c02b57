package io.claviger.engine.graph.model;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Principals;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts of one account, and what was read from them. */
final class AwsAccount {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
    /** Policies that open what is in the account to others. */
    private static final Set<String> OPENING = Set.of("trustPolicy", "resourcePolicy");

    private static final Estate EMPTY =
            new Estate(List.of(), Map.of(), Map.of(), Map.of(), List.of(), Map.of(), Map.of());

    private final Map<UUID, IdentityFact> identities = new TreeMap<>();
    private final Map<UUID, ResourceFact> resources = new TreeMap<>();
    private Reading reading = new Reading(EMPTY, Set.of(), Set.of(), Set.of(), false);

    /**
     * @param names of all in it
     * @param opensTo the accounts that policies on what is in it name
     * @param speaksOf the accounts that any policy in it names
     * @param opensToAll whether a policy on something in it names everyone
     */
    record Reading(Estate estate, Set<String> names, Set<String> opensTo, Set<String> speaksOf, boolean opensToAll) {}

    void take(GraphFact fact, boolean gone) {
        switch (fact) {
            case IdentityFact identity -> AwsNames.take(identities, identity, gone);
            case ResourceFact resource -> AwsNames.take(resources, resource, gone);
            case GraphFact.GrantFact _, GraphFact.CredentialFact _ -> {}
            case GraphFact.ExposureFact _, GraphFact.ConsumerFact _ -> {}
        }
    }

    boolean isEmpty() {
        return identities.isEmpty() && resources.isEmpty();
    }

    Collection<IdentityFact> identities() {
        return identities.values();
    }

    Reading reading() {
        return reading;
    }

    /**
     * Reads it anew.
     *
     * @param managed AWS's own policies by ARN, as far as a source tells of them
     * @param runsAs the role of a workload, by its ARN
     */
    void read(Function<String, @Nullable ResourceFact> managed, Function<String, @Nullable String> runsAs) {
        List<IdentityFact> who = AwsNames.once(List.copyOf(identities.values()));
        List<ResourceFact> what = AwsNames.once(List.copyOf(resources.values()));
        Estate estate = new AwsDocuments(who, what, managed, runsAs).estate();
        Set<String> opensTo = new HashSet<>();
        Set<String> speaksOf = new HashSet<>();
        who.forEach(one -> numbers(one.attributes(), opensTo, speaksOf));
        what.forEach(one -> numbers(one.attributes(), opensTo, speaksOf));
        Set<String> names = new TreeSet<>(estate.groups().keySet());
        names.addAll(estate.managed().keySet());
        estate.principals().forEach(principal -> names.add(principal.arn()));
        reading = new Reading(estate, names, opensTo, speaksOf, opensToAll(estate));
    }

    private static void numbers(Map<String, Object> attributes, Set<String> opensTo, Set<String> speaksOf) {
        attributes.forEach((name, value) -> {
            if (name.endsWith("Policy") || name.equals("inlinePolicies") || name.equals("document")) {
                Matcher found = NUMBER.matcher(value.toString());
                Set<String> numbers = found.results().map(one -> one.group()).collect(Collectors.toSet());
                speaksOf.addAll(numbers);
                if (OPENING.contains(name)) {
                    opensTo.addAll(numbers);
                }
            }
        });
    }

    private static boolean opensToAll(Estate estate) {
        Stream<@Nullable Policy> opening = Stream.concat(
                estate.principals().stream().map(IamPrincipal::trust),
                estate.resources().stream().map(HeldResource::policy));
        return opening.anyMatch(policy -> policy != null
                && policy.statements().stream().anyMatch(statement -> {
                    Principals named = statement.principals();
                    return named != null && (named.everyone() || named.excluded());
                }));
    }
}
