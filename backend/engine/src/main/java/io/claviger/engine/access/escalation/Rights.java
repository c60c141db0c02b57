package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate.Control;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.evaluation.AccessRequest;
import io.claviger.engine.access.evaluation.Decision;
import io.claviger.engine.access.evaluation.Decision.Outcome;
import io.claviger.engine.access.evaluation.Decision.Reason;
import io.claviger.engine.access.evaluation.Decision.Residual;
import io.claviger.engine.access.evaluation.Evaluator;
import io.claviger.engine.access.evaluation.Policies;
import io.claviger.engine.access.policy.Context;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one principal may do when its key is in wrong hands: without a second factor, from anywhere, with parameters of
 * the holder's choice.
 */
final class Rights {

    /** What allows something, and the conditions on it. */
    record Permit(List<Reason> because, List<Residual> residual) {
        Permit and(Permit other) {
            List<Reason> reasons = new ArrayList<>(because);
            reasons.addAll(other.because);
            List<Residual> conditions = new ArrayList<>(residual);
            other.residual.stream().filter(one -> !conditions.contains(one)).forEach(conditions::add);
            return new Permit(reasons, conditions);
        }
    }

    /** Keys that describe where a request comes from; who holds a stolen key does not choose them. */
    private static final List<String> OF_THE_PLACE = List.of(
            "aws:sourceip",
            "aws:vpcsourceip",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:sourcevpcarn",
            "aws:sourceaccount",
            "aws:sourceorgid",
            "aws:sourceorgpaths",
            "aws:sourcearn",
            "aws:calledvia",
            "aws:calledviafirst",
            "aws:calledvialast",
            "aws:viaawsservice",
            "aws:currenttime",
            "aws:epochtime",
            "aws:principalorgid",
            "aws:principalorgpaths");

    private static final List<String> KNOWN_TAGS = List.of("aws:principaltag/", "aws:resourcetag/", "iam:resourcetag/");

    private final IamPrincipal principal;
    private final Principal asking;
    private final Control control;
    private final Map<String, List<String>> known = new HashMap<>();
    private final Map<String, Decision> onAny = new HashMap<>();

    Rights(IamPrincipal principal, Control control) {
        this.principal = principal;
        this.asking = Principal.of(principal.arn(), null);
        this.control = control;
        known.put("aws:PrincipalArn", List.of(principal.arn()));
        known.put("aws:PrincipalAccount", List.of(principal.account()));
        known.put("aws:PrincipalType", List.of(principal.kind() == IamPrincipal.Kind.USER ? "User" : "AssumedRole"));
        known.put("aws:username", principal.kind() == IamPrincipal.Kind.USER ? List.of(principal.name()) : List.of());
        known.put("aws:MultiFactorAuthPresent", List.of());
        known.put("aws:MultiFactorAuthAge", List.of());
        known.put("aws:PrincipalIsAWSService", List.of("false"));
        known.put("aws:SecureTransport", List.of("true"));
        principal.tags().forEach((key, value) -> known.put("aws:PrincipalTag/" + key, List.of(value)));
    }

    IamPrincipal principal() {
        return principal;
    }

    /** Null when it may not, on no resource at all. */
    @Nullable
    Permit onAny(String action) {
        return permit(onAny.computeIfAbsent(action, asked -> ask(asked, "*", principal.account(), Map.of(), null)));
    }

    /** Null when it may not. */
    @Nullable
    Permit on(String action, String resource, Map<String, List<String>> context) {
        return permit(ask(action, resource, "", context, null));
    }

    /** To take a role, which must trust; null when it may not. */
    @Nullable
    Permit take(IamPrincipal role) {
        return permit(ask("sts:AssumeRole", role.arn(), role.account(), tagsOf(role), role.trust()));
    }

    /** Whether it may do everything, with no condition. */
    boolean isAdministrator() {
        return Administrator.PROBES.stream().allMatch(this::mayEverywhere);
    }

    private boolean mayEverywhere(String action) {
        Decision onSome = onAny.computeIfAbsent(action, asked -> ask(asked, "*", principal.account(), Map.of(), null));
        return isUnhindered(onSome)
                && isUnhindered(ask(action, Administrator.SOME_RESOURCE, principal.account(), Map.of(), null));
    }

    private static boolean isUnhindered(Decision decision) {
        return switch (decision.outcome()) {
            case ALLOWED -> decision.residual().isEmpty();
            case IMPLICITLY_DENIED -> false;
            case EXPLICITLY_DENIED -> isAvoidable(decision);
        };
    }

    /** The tags and boundary of what is acted on, as context. */
    static Map<String, List<String>> tagsOf(IamPrincipal target) {
        Map<String, List<String>> context = new HashMap<>();
        target.tags().forEach((key, value) -> {
            context.put("aws:ResourceTag/" + key, List.of(value));
            context.put("iam:ResourceTag/" + key, List.of(value));
        });
        IamPrincipal.Boundary boundary = target.boundary();
        context.put("iam:PermissionsBoundary", boundary == null ? List.of() : List.of(boundary.arn()));
        return context;
    }

    private Decision ask(
            String action,
            String resource,
            String account,
            Map<String, List<String>> context,
            @Nullable Policy resourcePolicy) {
        Map<String, List<String>> values = new HashMap<>(known);
        values.putAll(context);
        AccessRequest request = AccessRequest.of(
                asking, action, resource, account, Context.of(values, false).knowingAll(KNOWN_TAGS));
        IamPrincipal.Boundary boundary = principal.boundary();
        return Evaluator.decide(
                request,
                new Policies(
                        principal.identity(),
                        null,
                        resourcePolicy,
                        boundary == null ? List.of() : List.of(boundary.policy()),
                        control.service(),
                        control.resource(),
                        List.of()));
    }

    private static @Nullable Permit permit(Decision decision) {
        List<Reason> because = decision.because();
        return switch (decision.outcome()) {
            case ALLOWED -> new Permit(because, decision.residual());
            case IMPLICITLY_DENIED -> null;
            case EXPLICITLY_DENIED -> isAvoidable(decision) ? new Permit(because, decision.residual()) : null;
        };
    }

    /** A denial that falls with a parameter of the holder's choice, such as the region, stops no one. */
    private static boolean isAvoidable(Decision decision) {
        return decision.residual().stream().anyMatch(condition -> condition.whenFalse() == Outcome.ALLOWED)
                && decision.residual().stream()
                        .noneMatch(condition ->
                                OF_THE_PLACE.contains(condition.key().toLowerCase(Locale.ROOT)));
    }
}
