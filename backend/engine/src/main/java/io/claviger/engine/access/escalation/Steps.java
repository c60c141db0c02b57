package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.escalation.Rights.Permit;
import io.claviger.engine.access.evaluation.AccessRequest;
import io.claviger.engine.access.evaluation.Decision.Outcome;
import io.claviger.engine.access.evaluation.Decision.Residual;
import io.claviger.engine.access.evaluation.Evaluator;
import io.claviger.engine.access.evaluation.Policies;
import io.claviger.engine.access.policy.Context;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps that lead from one principal, through services and by taking roles. */
final class Steps {

    private final Estate estate;
    private final Map<String, Boolean> trusts = new HashMap<>();
    private final Map<String, Rights> rights = new HashMap<>();

    Steps(Estate estate) {
        this.estate = estate;
    }

    Rights rightsOf(IamPrincipal principal) {
        return rights.computeIfAbsent(
                principal.arn(), arn -> new Rights(principal, estate.controlOf(principal.account())));
    }

    List<Edge> from(IamPrincipal principal) {
        Rights its = rightsOf(principal);
        List<Edge> edges = new ArrayList<>(new IamSteps(estate, its).edges());
        for (IamPrincipal role : estate.principals()) {
            if (role.kind() == IamPrincipal.Kind.ROLE
                    && !role.arn().equals(principal.arn())
                    && !role.isServiceLinked()) {
                Permit permit = its.take(role);
                if (permit != null) {
                    edges.add(edge(its, role, "assume-role", List.of("sts:AssumeRole"), permit));
                }
            }
        }
        for (Technique technique : Technique.all()) {
            through(technique, its, edges);
        }
        return edges;
    }

    private void through(Technique technique, Rights its, List<Edge> edges) {
        Permit acting = all(its, technique.actions());
        if (acting == null || technique.passes() && its.onAny("iam:PassRole") == null) {
            return;
        }
        if (technique.administers()) {
            edges.add(administering(technique, its.principal(), acting));
            return;
        }
        for (IamPrincipal role : estate.principals()) {
            boolean fits = role.trust() != null
                    && role.account().equals(its.principal().account())
                    && !role.isServiceLinked()
                    && (!technique.profile() || role.hasInstanceProfile());
            String service = fits ? trusted(technique, role) : null;
            Permit permit = service == null ? null : passing(technique, its, role, service, acting);
            if (permit != null) {
                edges.add(edge(its, role, technique.id(), technique.actions(), permit));
            }
        }
    }

    private static Edge administering(Technique technique, IamPrincipal principal, Permit acting) {
        Permit permit = acting.and(new Permit(List.of(), List.of(exists(String.valueOf(technique.exists())))));
        return new Edge(
                principal.arn(),
                principal.arn(),
                technique.id(),
                technique.actions(),
                true,
                permit.because(),
                permit.residual());
    }

    private static @Nullable Permit all(Rights its, List<String> actions) {
        Permit sum = new Permit(List.of(), List.of());
        for (String action : actions) {
            Permit one = its.onAny(action);
            if (one == null) {
                return null;
            }
            sum = sum.and(one);
        }
        return sum;
    }

    private static @Nullable Permit passing(
            Technique technique, Rights its, IamPrincipal role, String service, Permit acting) {
        Permit permit = acting;
        if (technique.passes()) {
            Map<String, List<String>> context = new HashMap<>(Rights.tagsOf(role));
            context.put("iam:PassedToService", List.of(service));
            Permit pass = its.on("iam:PassRole", role.arn(), context);
            if (pass == null) {
                return null;
            }
            permit = acting.and(pass);
        }
        return technique.exists() == null
                ? permit
                : permit.and(new Permit(List.of(), List.of(existing(technique, role))));
    }

    private static Residual existing(Technique technique, IamPrincipal role) {
        String what = String.valueOf(technique.exists());
        return exists(technique.passes() ? what : what + " that runs as " + role.arn());
    }

    /** What the policies cannot say: that something is there. */
    private static Residual exists(String what) {
        return new Residual("claviger:Exists", "Exists", List.of(what), "", "", Outcome.IMPLICITLY_DENIED);
    }

    /** The first of the technique's services that may take the role; null when none may. */
    private @Nullable String trusted(Technique technique, IamPrincipal role) {
        for (String service : technique.services()) {
            if (trusts.computeIfAbsent(role.arn() + ' ' + service, key -> isTrusted(service, role))) {
                return service;
            }
        }
        return null;
    }

    private static boolean isTrusted(String service, IamPrincipal role) {
        Policy trust = role.trust();
        return trust != null
                && (mayTake(Principal.of(service, "Service"), "sts:AssumeRole", role, trust)
                        || mayTake(Principal.of(service, "Federated"), "sts:AssumeRoleWithWebIdentity", role, trust));
    }

    private static boolean mayTake(Principal principal, String action, IamPrincipal role, Policy trust) {
        AccessRequest request =
                AccessRequest.of(principal, action, role.arn(), role.account(), Context.of(Map.of(), false));
        Policies policies = new Policies(List.of(), null, trust, List.of(), List.of(), List.of(), List.of());
        return Evaluator.decide(request, policies).outcome() == Outcome.ALLOWED;
    }

    private static Edge edge(Rights its, IamPrincipal to, String technique, List<String> actions, Permit permit) {
        return new Edge(
                its.principal().arn(), to.arn(), technique, actions, false, permit.because(), permit.residual());
    }
}
