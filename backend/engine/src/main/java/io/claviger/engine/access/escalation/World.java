package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.PolicyReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An estate with what is found out about it while it is reviewed. */
final class World {

    /** Every right there is. */
    static final Policy EVERYTHING = allowing("everything", "*");

    /** The managed policy IAMFullAccess, as far as it matters here. */
    static final Policy ALL_OF_IAM = allowing("IAMFullAccess", "iam:*");

    private static final String PRINCIPAL_TAG = "aws:principaltag/";
    private static final String IDENTITY_CENTER = ":role/aws-reserved/sso.amazonaws.com/";

    private final Estate estate;
    private final Instant now;
    private final Powers powers;
    private final Trusts trusts;
    private final NamedResources resources;
    private final Map<String, List<IamPrincipal>> ofAccount = new LinkedHashMap<>();
    private final Map<String, List<String>> groupsOfAccount = new HashMap<>();
    private final Map<String, Set<String>> attachedToGroups = new HashMap<>();
    private final Map<String, Rights> rights = new HashMap<>();
    private final Map<String, IamPrincipal> byArn = new HashMap<>();
    private final Map<String, List<HeldResource>> running = new HashMap<>();
    private final List<HeldResource> holding;
    private final Map<String, HeldResource> listed = new HashMap<>();
    private @Nullable Boolean asksTags;

    World(Estate estate, Instant now) {
        this.estate = estate;
        this.now = now;
        this.powers = newPowers();
        estate.resources().forEach(one -> listed.putIfAbsent(one.arn(), one));
        this.holding = estate.resources().stream()
                .filter(one -> !one.holds().isEmpty())
                .toList();
        estate.principals().forEach(one -> {
            byArn.put(one.arn(), one);
            ofAccount
                    .computeIfAbsent(one.account(), account -> new ArrayList<>())
                    .add(one);
        });
        for (String group : estate.groups().keySet()) {
            Arn arn = Arn.parse(group);
            groupsOfAccount
                    .computeIfAbsent(arn == null ? "" : arn.account(), account -> new ArrayList<>())
                    .add(group);
        }
        this.trusts = new Trusts(estate.principals());
        this.resources = new NamedResources(estate.resources());
    }

    /** Of all actions that matter here. */
    static Powers newPowers() {
        Set<String> actions = new LinkedHashSet<>(Changes.ACTIONS);
        actions.addAll(Takings.ACTIONS);
        actions.addAll(NewPrincipals.ACTIONS);
        actions.add(Memberships.CREATE);
        actions.addAll(SecondFactor.ACTIONS);
        actions.addAll(ResourceActions.names());
        actions.add(Encryption.DECRYPT);
        actions.add(Services.PASS);
        actions.add(RootTasks.ASSUME);
        actions.add(Administrator.EVERYTHING);
        Technique.all().forEach(technique -> actions.addAll(technique.actions()));
        return new Powers(actions);
    }

    private static Policy allowing(String name, String action) {
        return PolicyReader.read(
                name,
                PolicyReader.Kind.IDENTITY,
                Map.of(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        Map.of("Effect", "Allow", "Action", action, "Resource", "*")));
    }

    Estate estate() {
        return estate;
    }

    Instant now() {
        return now;
    }

    Powers powers() {
        return powers;
    }

    Trusts trusts() {
        return trusts;
    }

    NamedResources resources() {
        return resources;
    }

    List<IamPrincipal> ofAccount(String account) {
        return ofAccount.getOrDefault(account, List.of());
    }

    /**
     * Whether Identity Center shows in the account that manages its organization: by the roles that it made. In a member's
     * they show only that another account has it.
     */
    boolean managesIdentityCenter(String account) {
        return managesOrganization(account)
                && ofAccount(account).stream().anyMatch(one -> one.arn().contains(IDENTITY_CENTER));
    }

    /** Whether it is the one account of an organization on which that puts nothing. */
    boolean managesOrganization(String account) {
        Estate.Control control = estate.controlOf(account);
        return control.organization() != null && control.service().isEmpty();
    }

    /** Whether any policy asks for a tag of who asks. */
    boolean asksTags() {
        Boolean answer = asksTags;
        if (answer == null) {
            answer = policies().anyMatch(World::asksTags);
            asksTags = answer;
        }
        return answer;
    }

    static boolean asksTags(Policy policy) {
        return policy.statements().stream()
                .flatMap(one -> Stream.concat(one.conditions().stream(), one.patterns().stream()))
                .anyMatch(one -> one.toString().toLowerCase(Locale.ROOT).contains(PRINCIPAL_TAG));
    }

    private Stream<Policy> policies() {
        Stream<Policy> control = estate.control().values().stream().flatMap(World::policies);
        return Stream.concat(estate.principals().stream().flatMap(World::policies), control);
    }

    static Stream<Policy> policies(Estate.Control control) {
        return Stream.concat(control.service().stream(), control.resource().stream())
                .flatMap(level -> level.policies().stream());
    }

    static Stream<Policy> policies(IamPrincipal of) {
        IamPrincipal.Boundary boundary = of.boundary();
        return Stream.of(
                        of.identity().stream(),
                        Stream.ofNullable(of.trust()),
                        boundary == null ? Stream.<Policy>of() : Stream.of(boundary.policy()))
                .flatMap(some -> some);
    }

    /** Whether the input tells of a resource, with its policy. */
    boolean isListed(String resource) {
        return listed.containsKey(resource);
    }

    /** One that the input tells of; null for others. */
    @Nullable
    HeldResource listed(String resource) {
        return listed.get(resource);
    }

    /** Resources in which credentials lie. */
    List<HeldResource> holding() {
        return holding;
    }

    /** Those of some ARNs that are in the estate. */
    List<IamPrincipal> named(List<String> arns) {
        return arns.stream().map(byArn::get).filter(Objects::nonNull).toList();
    }

    /** Whether there is no user, role, group or policy of that ARN. */
    boolean isNew(String arn) {
        return !byArn.containsKey(arn)
                && !estate.managed().containsKey(arn)
                && !estate.groups().containsKey(arn);
    }

    /** Resources that a technique may act on and of which it is known as what they run; none where the input names none. */
    List<HeldResource> running(Technique technique, String account) {
        return running.computeIfAbsent(
                account + ' ' + technique.id(),
                none -> estate.resources().stream()
                        .filter(one ->
                                one.runsAs() != null && one.account().equals(account) && technique.actsOn(one.arn()))
                        .toList());
    }

    /** The same of other accounts, whose policies open them to this one, where the technique works across. */
    List<HeldResource> runningElsewhere(Technique technique, String account) {
        return running.computeIfAbsent(
                "not " + account + ' ' + technique.id(),
                none -> resources.openedTo(account).stream()
                        .filter(one -> technique.across() && one.runsAs() != null && technique.actsOn(one.arn()))
                        .toList());
    }

    /** ARNs of the managed policies among those of a group. */
    Set<String> attachedTo(String group) {
        return attachedToGroups.computeIfAbsent(
                group,
                none -> estate.managed().values().stream()
                        .filter(managed -> estate.groups().getOrDefault(group, List.of()).stream()
                                .anyMatch(policy -> policy == managed.current()))
                        .map(ManagedPolicy::arn)
                        .collect(Collectors.toSet()));
    }

    /** ARNs. */
    List<String> groupsOf(String account) {
        return groupsOfAccount.getOrDefault(account, List.of());
    }

    Rights rights(Standing standing) {
        Rights known = rights.get(standing.key());
        if (known == null) {
            known = new Rights(this, standing.principal());
            rights.put(standing.key(), known);
        }
        return known;
    }

    /** Whether the bearer of its key may do everything. */
    boolean isAdministrator(Standing standing) {
        return rights(standing).isAdministrator();
    }
}
