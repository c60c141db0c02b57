package io.claviger.engine.access.evaluation;

import io.claviger.engine.access.action.Action;
import io.claviger.engine.access.evaluation.Decision.Outcome;
import io.claviger.engine.access.evaluation.Decision.Reason;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Statement;
import io.claviger.engine.access.policy.Statement.Effect;
import io.claviger.engine.access.policy.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A request for any resource of a pattern. It is asked for one resource of each kind that can make a difference: of what
 * the action takes, of what each statement that may allow it speaks of, and of what each denial spares. It is allowed when
 * it is for one of them.
 */
final class AnyResource {

    private static final int MOST = 200;
    private static final int MOST_REASONS = 24;
    private static final String ACCESS_POINT = "accesspoint";

    private final AccessRequest request;
    private final Policies policies;

    AnyResource(AccessRequest request, Policies policies) {
        this.request = request;
        this.policies = policies;
    }

    Decision decide() {
        Decision best = null;
        Set<Reason> because = new LinkedHashSet<>();
        for (Glob kind : kinds()) {
            Decision decision = Evaluator.decide(request, policies, kind.sample(), kind.toString());
            if (decision.outcome() == Outcome.ALLOWED && because.size() < MOST_REASONS) {
                because.addAll(decision.because());
            }
            if (best == null || rank(decision) > rank(best)) {
                best = decision;
            }
        }
        if (best == null) {
            throw new IllegalStateException("No kind of resource for " + request.action());
        }
        return best.outcome() == Outcome.ALLOWED
                ? new Decision(Outcome.ALLOWED, List.copyOf(because), best.residual())
                : best;
    }

    /** Allowed without conditions, then with few, then a denial that may fall. */
    private static int rank(Decision decision) {
        int conditions = Math.min(decision.residual().size(), 99);
        boolean mayFall = decision.residual().stream().anyMatch(one -> one.whenFalse() == Outcome.ALLOWED);
        return switch (decision.outcome()) {
            case ALLOWED -> 400 - conditions;
            case EXPLICITLY_DENIED -> mayFall ? 300 - conditions : 100;
            case IMPLICITLY_DENIED -> 0;
        };
    }

    private Set<Glob> kinds() {
        Set<Glob> kinds = new LinkedHashSet<>(taken());
        List<List<Policy>> limiting = new ArrayList<>();
        List<Policy> granting = new ArrayList<>(policies.identity());
        granting.addAll(policies.resource());
        limiting.add(granting);
        limiting.add(policies.boundaries());
        limiting.add(policies.session());
        policies.serviceControl().forEach(level -> limiting.add(level.policies()));
        policies.resourceControl().forEach(level -> limiting.add(level.policies()));
        limiting.add(policies.endpoints());
        for (List<Policy> layer : limiting) {
            narrow(kinds, layer);
        }
        if (asksBuckets() && kinds.stream().anyMatch(AnyResource::isNoObject)) {
            kinds.removeIf(kind -> !isNoObject(kind));
        }
        return kinds;
    }

    /** The pattern of all buckets matches objects too, as text. */
    private boolean asksBuckets() {
        Action action = request.known();
        return action != null
                && action.service().equals("s3")
                && action.resourceTypes().stream()
                        .map(Action.ResourceType::name)
                        .filter(name -> !name.startsWith(ACCESS_POINT))
                        .allMatch("bucket"::equals);
    }

    private static boolean isNoObject(Glob kind) {
        return kind.toString().indexOf('/') < 0;
    }

    /**
     * What the action takes, of what is asked; all that is asked where neither is known to meet the other. Access points
     * are left out: what is asked through one is asked of its bucket too.
     */
    private List<Glob> taken() {
        Glob asked = request.resources();
        Action action = request.known();
        List<Glob> taken = new ArrayList<>();
        if (action != null) {
            for (Action.ResourceType type : action.resourceTypes()) {
                Glob both = type.name().startsWith(ACCESS_POINT) ? null : asked.and(within(type.arn()));
                if (both != null) {
                    taken.add(both);
                }
            }
        }
        return taken.isEmpty() ? List.of(asked) : taken;
    }

    /** The ARNs of a type in the principal's partition and the resource's account. */
    private Glob within(String type) {
        Arn own = request.principal().arn();
        Arn arn = Arn.parse(type);
        if (arn == null) {
            return Glob.text(type);
        }
        boolean ofAccount =
                arn.account().equals("*") && !request.resourceAccount().isEmpty();
        return Glob.arnByFields(new Arn(
                        own == null ? arn.partition() : own.partition(),
                        arn.service(),
                        arn.region(),
                        ofAccount ? request.resourceAccount() : arn.account(),
                        arn.resource())
                .toString());
    }

    private void narrow(Set<Glob> kinds, List<Policy> layer) {
        for (Policy policy : layer) {
            for (Statement statement : policy.statements()) {
                List<Template> resources = statement.resources();
                boolean spares = statement.effect() == Effect.DENY;
                if (resources != null
                        && statement.resourcesExcluded() == spares
                        && statement.hasAction(request.action())) {
                    narrowTo(resources, kinds);
                }
            }
        }
    }

    private void narrowTo(List<Template> resources, Set<Glob> kinds) {
        for (Glob kind : List.copyOf(kinds)) {
            for (Template resource : resources) {
                Glob both = kinds.size() < MOST ? kind.and(resource.widest(request.context())) : null;
                if (both != null) {
                    kinds.add(both);
                }
            }
        }
    }
}
