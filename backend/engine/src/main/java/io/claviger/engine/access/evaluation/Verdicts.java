package io.claviger.engine.access.evaluation;

import io.claviger.engine.access.evaluation.Decision.Outcome;
import io.claviger.engine.access.evaluation.Decision.Reason;
import io.claviger.engine.access.evaluation.Match.Hang;
import io.claviger.engine.access.policy.Principal;
import io.claviger.engine.access.policy.Principals.Naming;
import io.claviger.engine.access.policy.Statement.Effect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The verdicts on one request for one resource, under any assumption of which undecided conditions do not hold.
 *
 * <p>Sources: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html">within
 * a single account</a>, <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html">across
 * accounts</a>, <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">permissions
 * boundaries</a>, <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html">key policies</a>.
 *
 * @param gates each of which must allow: endpoints, service control
 * @param limits each of which must allow what the principal's own policies allow: boundary, session
 * @param layers all of them, and resource control, which only denies
 */
record Verdicts(
        AccessRequest request,
        List<Layer> gates,
        Layer resource,
        Layer identity,
        List<Layer> limits,
        List<Layer> layers,
        String shown) {

    record Verdict(Outcome outcome, List<Reason> because) {}

    /**
     * A federated user has what its session policy leaves of its maker's rights: without one nothing. Source: <a
     * href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html">GetFederationToken</a>. The task
     * policy of a session as root only denies: what it leaves is the root user's. Source: <a
     * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html">Perform a privileged task</a>.
     *
     * @param one the resource that is asked for
     * @param shown the pattern that it stands for, to be named with each reason; empty for none
     */
    static Verdicts of(AccessRequest request, Policies policies, String one, String shown) {
        Principal principal = request.principal();
        boolean itsOwn = principal.hasIdentityPolicies();
        StatementMatcher matcher = new StatementMatcher(
                request, one, itsOwn && !policies.boundaries().isEmpty());
        List<Layer> layers = new ArrayList<>();
        if (Organization.resourceControlApplies(request)) {
            for (Policies.Level level : policies.resourceControl()) {
                layers.add(matcher.layer("resource control policies of " + level.name(), level.policies()));
            }
        }
        List<Layer> gates = new ArrayList<>(2);
        if (!policies.endpoints().isEmpty()) {
            gates.add(matcher.layer("VPC endpoint policy", policies.endpoints()));
        }
        if (Organization.serviceControlApplies(principal)) {
            for (Policies.Level level : policies.serviceControl()) {
                gates.add(matcher.layer("service control policies of " + level.name(), level.policies()));
            }
        }
        Layer resource = matcher.layer(
                "resource-based policy", ResourceRules.sparesItsOwner(request) ? List.of() : policies.resource());
        Layer identity = matcher.layer("identity-based policies", itsOwn ? policies.identity() : List.of());
        List<Layer> limits = new ArrayList<>(2);
        if (itsOwn && !policies.boundaries().isEmpty()) {
            limits.add(matcher.layer("permissions boundary", policies.boundaries()));
        }
        Layer session = matcher.layer("session policy", policies.session());
        if (itsOwn && (!policies.session().isEmpty() || principal.kind() == Principal.Kind.FEDERATED_USER)) {
            limits.add(session);
        } else if (principal.kind() == Principal.Kind.ROOT) {
            layers.add(session);
        }
        layers.addAll(gates);
        layers.add(resource);
        layers.add(identity);
        layers.addAll(limits);
        return new Verdicts(request, gates, resource, identity, limits, layers, shown);
    }

    Set<Hang> hangs() {
        Set<Hang> hangs = Set.of();
        for (Layer layer : layers) {
            for (Match match : layer.matches()) {
                if (!match.hangs().isEmpty()) {
                    hangs = hangs.isEmpty() ? new LinkedHashSet<>() : hangs;
                    hangs.addAll(match.hangs());
                }
            }
        }
        return hangs;
    }

    Verdict in(Set<Hang> fallen) {
        List<Reason> because = new ArrayList<>();
        for (Layer layer : layers) {
            for (Match match : layer.matches()) {
                if (match.statement().effect() == Effect.DENY && match.holds(fallen)) {
                    because.add(reason(layer, match));
                }
            }
        }
        if (!because.isEmpty()) {
            return new Verdict(Outcome.EXPLICITLY_DENIED, because);
        }
        for (Layer gate : gates) {
            Match allow = gate.allow(fallen);
            if (allow == null) {
                return nothingIn(gate);
            }
            because.add(reason(gate, allow));
        }
        return granted(fallen, because);
    }

    /** What grants, once no denial and no gate closes the way. */
    private Verdict granted(Set<Hang> fallen, List<Reason> because) {
        Principal principal = request.principal();
        boolean oneAccount = request.withinOneAccount();
        if (!oneAccount && ResourceRules.staysWithinItsAccount(request)) {
            return stays();
        }
        boolean askResource =
                !ResourceRules.hasNoPolicy(request) && (!oneAccount || ResourceRules.decidesAlone(request));
        Match byResource = resource.allow(fallen);
        if (principal.kind() == Principal.Kind.ROOT && !askResource) {
            because.add(new Reason("account root user", null, null, "has every right within its own account"));
            return new Verdict(Outcome.ALLOWED, because);
        }
        if (byResource == null && (askResource || !principal.hasIdentityPolicies())) {
            return nothingIn(resource);
        }
        if (byResource != null) {
            because.add(reason(resource, byResource));
        }
        boolean direct = byResource != null && oneAccount && byResource.naming() == Naming.ITSELF;
        if (direct || !principal.hasIdentityPolicies()) {
            return new Verdict(Outcome.ALLOWED, because);
        }
        boolean byRole = byResource != null && oneAccount && byResource.naming() == Naming.ROLE;
        return limited(fallen, byRole, because);
    }

    /** The principal's own policies within its boundary and session; a role named by the resource needs no own allow. */
    private Verdict limited(Set<Hang> fallen, boolean byRole, List<Reason> because) {
        if (!byRole) {
            Match own = identity.allow(fallen);
            if (own == null) {
                return nothingIn(identity);
            }
            because.add(reason(identity, own));
        }
        for (Layer limit : limits) {
            Match allow = limit.allow(fallen);
            if (allow == null) {
                return nothingIn(limit);
            }
            because.add(reason(limit, allow));
        }
        return new Verdict(Outcome.ALLOWED, because);
    }

    private Reason reason(Layer layer, Match match) {
        String written = match.statement().actionText(request.action());
        String note = layer.name() + ": " + (written.equals(request.action()) ? request.named() : written);
        return new Reason(
                match.policy().name(),
                match.statement().id(),
                match.statement().effect().word(),
                shown.isEmpty() ? note : note + " on " + shown);
    }

    private Verdict stays() {
        String note = request.named() + " is not for other accounts, whatever their policies say";
        return new Verdict(Outcome.IMPLICITLY_DENIED, List.of(new Reason(resource.name(), null, null, note)));
    }

    private Verdict nothingIn(Layer layer) {
        String note = "no statement allows " + request.named() + " on " + request.resource();
        return new Verdict(Outcome.IMPLICITLY_DENIED, List.of(new Reason(layer.name(), null, null, note)));
    }
}
