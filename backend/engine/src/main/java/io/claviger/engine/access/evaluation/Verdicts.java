package io.claviger.engine.access.evaluation;

import io.claviger.engine.access.evaluation.Decision.Outcome;
import io.claviger.engine.access.evaluation.Decision.Reason;
import io.claviger.engine.access.evaluation.Match.Hang;
import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Principal;
import io.claviger.engine.access.policy.Principals.Naming;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts on one request, under any assumption of which undecided conditions do not hold.
 *
 * <p>Sources: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html">within
 * a single account</a>, <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html">across
 * accounts</a>, <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">permissions
 * boundaries</a>, <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html">key policies</a>.
 *
 * @param gates each of which must allow: endpoints, resource control, service control
 */
record Verdicts(
        AccessRequest request,
        List<Layer> gates,
        Layer resource,
        Layer identity,
        @Nullable Layer boundary,
        @Nullable Layer session,
        List<Match> partialDenials) {

    record Verdict(Outcome outcome, List<Reason> because) {}

    static Verdicts of(AccessRequest request, Policies policies) {
        StatementMatcher matcher = new StatementMatcher(request);
        Principal principal = request.principal();
        List<Layer> gates = new ArrayList<>();
        if (!policies.endpoints().isEmpty()) {
            gates.add(matcher.layer("VPC endpoint policy", policies.endpoints()));
        }
        if (Organization.resourceControlApplies(request)) {
            for (Policies.Level level : policies.resourceControl()) {
                gates.add(matcher.layer("resource control policies of " + level.name(), level.policies()));
            }
        }
        if (Organization.serviceControlApplies(principal)) {
            for (Policies.Level level : policies.serviceControl()) {
                gates.add(matcher.layer("service control policies of " + level.name(), level.policies()));
            }
        }
        boolean itsOwn = principal.hasIdentityPolicies();
        Layer resource = matcher.layer("resource-based policy", listOf(policies.resource()));
        Layer identity = matcher.layer("identity-based policies", itsOwn ? policies.identity() : List.of());
        Layer boundary = !itsOwn || policies.boundaries().isEmpty()
                ? null
                : matcher.layer("permissions boundary", policies.boundaries());
        Layer session = !itsOwn || policies.session() == null
                ? null
                : matcher.layer("session policy", listOf(policies.session()));
        List<Match> partial = new ArrayList<>();
        if (request.asksAny()) {
            all(gates, resource, identity, boundary, session).forEach(layer -> partial.addAll(layer.partialDenials()));
        }
        return new Verdicts(request, gates, resource, identity, boundary, session, partial);
    }

    private static List<Policy> listOf(@Nullable Policy policy) {
        return policy == null ? List.of() : List.of(policy);
    }

    private static List<Layer> all(
            List<Layer> gates, Layer resource, Layer identity, @Nullable Layer boundary, @Nullable Layer session) {
        List<Layer> all = new ArrayList<>(gates);
        all.add(resource);
        all.add(identity);
        if (boundary != null) {
            all.add(boundary);
        }
        if (session != null) {
            all.add(session);
        }
        return all;
    }

    private List<Layer> layers() {
        return all(gates, resource, identity, boundary, session);
    }

    Set<Hang> hangs() {
        Set<Hang> hangs = new LinkedHashSet<>();
        layers().forEach(layer -> layer.matches().forEach(match -> hangs.addAll(match.hangs())));
        return hangs;
    }

    Verdict in(Set<Hang> fallen) {
        List<Reason> denied = new ArrayList<>();
        for (Layer layer : layers()) {
            for (Match denial : layer.denials(fallen)) {
                denied.add(reason(layer, denial));
            }
        }
        if (!denied.isEmpty()) {
            return new Verdict(Outcome.EXPLICITLY_DENIED, denied);
        }
        List<Reason> because = new ArrayList<>();
        for (Layer gate : gates) {
            Match allow = allow(gate, fallen);
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
        boolean askResource = !oneAccount || ResourceRules.decidesAlone(request);
        Match byResource = allow(resource, fallen);
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
        Match own = null;
        for (Layer layer : byRole ? limits() : ownAndLimits()) {
            Match allow = allow(layer, fallen);
            if (allow == null || own != null && !meet(own, allow)) {
                return nothingIn(layer);
            }
            own = own == null ? allow : own;
            because.add(reason(layer, allow));
        }
        return new Verdict(Outcome.ALLOWED, because);
    }

    private List<Layer> ownAndLimits() {
        List<Layer> layers = new ArrayList<>();
        layers.add(identity);
        layers.addAll(limits());
        return layers;
    }

    private List<Layer> limits() {
        List<Layer> limits = new ArrayList<>();
        if (boundary != null) {
            limits.add(boundary);
        }
        if (session != null) {
            limits.add(session);
        }
        return limits;
    }

    private @Nullable Match allow(Layer layer, Set<Hang> fallen) {
        return layer.allow(fallen, partialDenials);
    }

    /** Of a request for any resource: whether both speak of some same one. */
    private static boolean meet(Match one, Match other) {
        if (one.patterns().isEmpty() || other.patterns().isEmpty()) {
            return true;
        }
        for (Glob pattern : one.patterns()) {
            if (other.patterns().stream().anyMatch(pattern::meets)) {
                return true;
            }
        }
        return false;
    }

    private Reason reason(Layer layer, Match match) {
        String on = request.asksAny() && !match.patterns().isEmpty()
                ? " on "
                        + String.join(
                                ", ",
                                match.patterns().stream().map(Glob::toString).toList())
                : "";
        String note = layer.name() + ": " + match.statement().actionsText() + on;
        return new Reason(
                match.policy().name(),
                match.statement().id(),
                match.statement().effect().word(),
                note);
    }

    private Verdict nothingIn(Layer layer) {
        String note = "no statement allows " + request.action() + " on " + request.resource();
        return new Verdict(Outcome.IMPLICITLY_DENIED, List.of(new Reason(layer.name(), null, null, note)));
    }
}
