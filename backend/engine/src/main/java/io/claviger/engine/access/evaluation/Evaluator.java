package io.claviger.engine.access.evaluation;

import io.claviger.engine.access.evaluation.Decision.Outcome;
import io.claviger.engine.access.evaluation.Decision.Reason;
import io.claviger.engine.access.evaluation.Decision.Residual;
import io.claviger.engine.access.evaluation.Match.Hang;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides requests by AWS's documented logic. What is not known of a request's context gives a decision with residual
 * conditions, never a guess.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">How
 * AWS enforcement code logic evaluates requests to allow or deny access</a>.
 */
public final class Evaluator {

    private static final int MOST_WORLDS = 256;

    private final Verdicts verdicts;
    private final Map<Hang, Outcome> residual = new LinkedHashMap<>();
    private int worlds;

    private Evaluator(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    public static Decision decide(AccessRequest request, Policies policies) {
        Reason special = ResourceRules.decidedWithoutPolicies(request);
        if (special != null) {
            Outcome outcome = special.effect() == null ? Outcome.IMPLICITLY_DENIED : Outcome.ALLOWED;
            return new Decision(outcome, List.of(special), List.of());
        }
        if (request.takesNoResource()) {
            return decide(request, policies, askedOfNone(request), "");
        }
        return request.asksAny()
                ? new AnyResource(request, policies).decide()
                : decide(request, policies, request.resource(), "");
    }

    /**
     * An action for no resource is asked on all; in S3 on all buckets, so that a policy on all of those allows it. Source: <a
     * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/walkthrough1.html">Controlling access to a bucket with user
     * policies</a>.
     */
    private static String askedOfNone(AccessRequest request) {
        String asked = request.asksAny() ? request.resource() : "*";
        return asked.equals("*") && request.service().equals("s3") ? "arn:aws:s3:::*" : asked;
    }

    static Decision decide(AccessRequest request, Policies policies, String resource, String shown) {
        Verdicts verdicts = Verdicts.of(request, policies, resource, shown);
        Verdicts.Verdict verdict = verdicts.in(Set.of());
        Set<Hang> hangs = verdicts.hangs();
        List<Residual> residual =
                hangs.isEmpty() ? List.of() : new Evaluator(verdicts).residual(verdict.outcome(), hangs);
        return new Decision(verdict.outcome(), verdict.because(), residual);
    }

    /** Those conditions whose falling changes the outcome, alone or after others have fallen. */
    private List<Residual> residual(Outcome outcome, Set<Hang> hangs) {
        explore(Set.of(), outcome, hangs);
        if (residual.isEmpty()) {
            Outcome withNone = verdicts.in(hangs).outcome();
            if (withNone != outcome) {
                hangs.forEach(hang -> residual.put(hang, withNone));
            }
        }
        return residual.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void explore(Set<Hang> fallen, Outcome outcome, Set<Hang> hangs) {
        for (Hang hang : hangs) {
            if (fallen.contains(hang) || residual.containsKey(hang) || worlds++ > MOST_WORLDS) {
                continue;
            }
            Set<Hang> next = new LinkedHashSet<>(fallen);
            next.add(hang);
            Outcome then = verdicts.in(next).outcome();
            if (then != outcome) {
                residual.put(hang, then);
                explore(next, then, hangs);
            }
        }
    }

    private static Residual of(Hang hang, Outcome whenFalse) {
        return new Residual(hang.key(), hang.operator(), hang.values(), hang.policy(), hang.statement(), whenFalse);
    }
}
