package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate.Control;
import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.evaluation.AccessRequest;
import io.claviger.engine.access.evaluation.Decision;
import io.claviger.engine.access.evaluation.Evaluator;
import io.claviger.engine.access.evaluation.Policies;
import io.claviger.engine.access.policy.Context;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Principal;
import io.claviger.engine.access.policy.Statement;
import io.claviger.engine.access.policy.Template;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one principal may do when its key is in wrong hands: without a second factor, from anywhere, with parameters of
 * the holder's choice.
 */
final class Rights {

    private final World world;
    private final IamPrincipal principal;
    private final Principal asking;
    private final Control control;
    private final Context known;
    private final BitSet powers;
    private final Map<String, Optional<Permit>> onAny = new HashMap<>();
    private final Map<String, Optional<Permit>> onAll = new HashMap<>();
    private final Map<String, Boolean> sameOnAll = new HashMap<>();
    private final Spoken spoken;
    private @Nullable Boolean administrator;

    Rights(World world, IamPrincipal principal) {
        this(world, principal, Principal.of(principal.arn(), null));
    }

    private Rights(World world, IamPrincipal principal, Principal asking) {
        this.world = world;
        this.principal = principal;
        this.asking = asking;
        this.control = world.estate().controlOf(principal.account());
        this.known = Circumstances.of(principal, control, world.now());
        this.spoken = new Spoken(principal.identity());
        this.powers = world.powers().of(principal.identity());
        IamPrincipal.Boundary boundary = principal.boundary();
        if (boundary != null) {
            powers.and(world.powers().of(List.of(boundary.policy())));
        }
    }

    IamPrincipal principal() {
        return principal;
    }

    /** The same, asked by one of its sessions. */
    Rights as(Principal session) {
        return new Rights(world, principal, session);
    }

    /** Whether its own policies may allow the action on anything at all. */
    boolean canEver(String action) {
        return powers.get(world.powers().number(action));
    }

    /** Whether a statement of its own allows the action by a pattern that names its service. */
    boolean isGrantedByName(String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        String service = lower.substring(0, lower.indexOf(':') + 1);
        return principal.identity().stream()
                .flatMap(policy -> policy.statements().stream())
                .filter(statement -> statement.effect() == Statement.Effect.ALLOW && !statement.actionsExcluded())
                .flatMap(statement -> statement.actions().stream())
                .anyMatch(pattern -> pattern.toString().startsWith(service) && pattern.matches(lower));
    }

    /** Whether its own policies may allow any action that matters here. */
    boolean isPowerless() {
        return powers.isEmpty();
    }

    /** Null when it may not, on no resource at all. */
    @Nullable
    Permit onAny(String action) {
        return onAny.computeIfAbsent(action, one -> Optional.ofNullable(onAny(one, About.NOTHING)))
                .orElse(null);
    }

    /** The same, of what is known of the request; null when it may not. */
    @Nullable
    Permit onAny(String action, About about) {
        return canEver(action)
                ? NeededResources.of(action).permit(principal, resource -> {
                    String owner = resource.equals("*") ? principal.account() : "";
                    return Permit.of(ask(action, resource, owner, about, null, control));
                })
                : null;
    }

    /** Of any action of the reference, where a role trusts its account; null when it may not, on no resource at all. */
    @Nullable
    Permit onAnyOf(String action) {
        Policy trust =
                action.startsWith("sts:") ? Takings.trusting(principal.inIam(principal.account(), "root")) : null;
        return Permit.of(ask(action, "*", principal.account(), About.NOTHING, trust, control));
    }

    /** Null when it may not. */
    @Nullable
    Permit on(String action, String resource, About about) {
        if (!canEverOn(action, resource)) {
            return null;
        }
        if (!isSameOnAll(action)) {
            return permit(one -> ask(action, resource, "", one, null, control), about);
        }
        String key = action + about.chosen();
        Optional<Permit> permit = onAll.get(key);
        if (permit == null) {
            permit = Optional.ofNullable(Permit.of(ask(action, resource, "", about, null, control)));
            onAll.put(key, permit);
        }
        return permit.orElse(null);
    }

    /** By the tags that the target has, or else by those that it can be given first. */
    private @Nullable Permit permit(Function<About, Decision> asked, About about) {
        Permit permit = Permit.of(asked.apply(about));
        IamPrincipal target = about.target();
        if (permit != null || target == null) {
            return permit;
        }
        Permit tagging = tagging(target);
        if (tagging == null) {
            return null;
        }
        Permit tagged = Permit.of(asked.apply(about.withTagsOfChoice()));
        return tagged == null ? null : tagged.and(tagging);
    }

    /**
     * What lets it tag another; null when it may not. Source: <a
     * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_iam-tags.html">Controlling access to and for IAM users and
     * roles using tags</a>.
     */
    private @Nullable Permit tagging(IamPrincipal target) {
        String action = Taggings.actionOn(target);
        Permit permit = canEverOn(action, target.arn()) && !target.isUnmodifiable()
                ? Permit.of(ask(action, target.arn(), "", About.of(target), null, control))
                : null;
        return permit == null ? null : permit.asFirst(action);
    }

    /** Whether no statement that speaks of the action tells one resource from another. */
    private boolean isSameOnAll(String action) {
        return sameOnAll.computeIfAbsent(action, one -> {
            String lower = one.toLowerCase(Locale.ROOT);
            return own().allMatch(policy -> policy.statements().stream()
                    .filter(statement -> statement.hasAction(lower))
                    .noneMatch(Statement::tellsResourcesApart));
        });
    }

    /** All that binds it. */
    Stream<Policy> own() {
        IamPrincipal.Boundary boundary = principal.boundary();
        return Stream.of(
                        principal.identity().stream(),
                        boundary == null ? Stream.<Policy>of() : Stream.of(boundary.policy()),
                        control.service().stream().flatMap(level -> level.policies().stream()),
                        control.resource().stream().flatMap(level -> level.policies().stream()))
                .flatMap(policies -> policies);
    }

    boolean canEverOn(String action, String resource) {
        return canEver(action) && spoken.of(action, resource);
    }

    /** Of some resources, by ARN, those that its own policies may allow the action on. */
    <T> List<T> speaksOf(String action, Map<String, T> byArn) {
        return spoken.among(action, byArn);
    }

    /** Of the resources on which its own policies may allow the action. */
    List<Template> patterns(String action) {
        return spoken.patterns(action);
    }

    /** The same as of any resource, but remembered where none is told from another. */
    @Nullable
    Permit onKnown(String action, HeldResource resource) {
        boolean plain = resource.policy() == null
                && resource.key() == null
                && resource.account().equals(principal.account());
        return plain ? on(action, resource.arn(), About.NOTHING) : on(action, resource);
    }

    /** On a resource that has a policy of its own, perhaps; null when it may not. */
    @Nullable
    Permit on(String action, HeldResource resource) {
        if (!canEver(action) && resource.policy() == null || resource.isShutTo(principal.account())) {
            return null;
        }
        Permit permit = Permit.of(asked(action, resource, About.NOTHING));
        return permit == null ? null : new Encryption(world, this).opened(action, resource, permit);
    }

    /** What is decided of a resource that has a policy of its own, perhaps. */
    Decision asked(String action, HeldResource resource, About about) {
        return ask(action, resource.arn(), resource.account(), about, resource.policy(), control);
    }

    /** To take a role by its trust policy or another that it could have; null when it may not. */
    @Nullable
    Permit take(IamPrincipal role, @Nullable Policy trust) {
        return take("sts:AssumeRole", role, trust);
    }

    /** The same of what may be done on the way, such as to give the session tags. */
    @Nullable
    Permit take(String action, IamPrincipal role, @Nullable Policy trust) {
        return trust == null
                ? null
                : permit(about -> ask(action, role.arn(), role.account(), about, trust, control), About.of(role));
    }

    /**
     * Whether it may do everything, with no condition. What an organization forbids to the whole account does not make
     * its administrator less, as long as it can still give rights or use all that there is.
     */
    boolean isAdministrator() {
        Boolean answer = administrator;
        if (answer == null) {
            answer = canEver(Administrator.EVERYTHING)
                    && everywhere(Administrator.EVERYTHING, Control.NONE)
                    && Administrator.GIVING.stream().anyMatch(action -> everywhere(action, Control.NONE))
                    && (Administrator.GIVING.stream().anyMatch(action -> everywhere(action, control))
                            || Administrator.USING.stream().allMatch(action -> everywhere(action, control)));
            administrator = answer;
        }
        return answer;
    }

    private boolean everywhere(String action, Control under) {
        return Permit.isUnhindered(
                everywhereAsked(action, under),
                key -> principal.hasTagsOfChoice() && Circumstances.isTagOfThePrincipal(key));
    }

    private Decision everywhereAsked(String action, Control under) {
        return ask(action, Administrator.SOME_RESOURCE, principal.account(), About.NOTHING, null, under);
    }

    /** What of all that an administrator may is not open to it, each with what is decided of it. */
    List<Decision> closedOfEverything() {
        return Stream.concat(Stream.of(Administrator.EVERYTHING), Administrator.GIVING.stream())
                .map(action -> everywhereAsked(action, control))
                .filter(decision -> !Permit.isUnhindered(decision))
                .toList();
    }

    private Decision ask(
            String action,
            String resource,
            String account,
            About about,
            @Nullable Policy resourcePolicy,
            Control under) {
        AccessRequest request = AccessRequest.of(
                asking, action, resource, account, Circumstances.of(known, principal.partition(), action, about));
        IamPrincipal.Boundary boundary = principal.boundary();
        Control there = request.resourceAccount().equals(principal.account())
                ? under
                : world.estate().controlOf(request.resourceAccount());
        return Evaluator.decide(
                request,
                new Policies(
                        principal.identity(),
                        List.of(),
                        resourcePolicy == null ? List.of() : List.of(resourcePolicy),
                        boundary == null ? List.of() : List.of(boundary.policy()),
                        under.service(),
                        there.resource(),
                        List.of()));
    }
}
