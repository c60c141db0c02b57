package io.claviger.server.posture;

import io.claviger.server.Role;
import io.claviger.server.jobs.Job;
import io.claviger.server.jobs.JobHandler;
import io.claviger.server.jobs.JobRequest;
import io.claviger.server.jobs.Jobs;
import io.claviger.server.jobs.Lease;
import io.claviger.server.jobs.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Evaluates one policy over its whole kind, after it was made, changed, switched or deleted. The job's key is the policy's id. */
@ApplicationScoped
class EvaluatePolicy implements JobHandler {
    static final String KIND = "evaluate-policy";

    private final PolicyStore policies;
    private final Review review;
    private final PostureClock clock;

    EvaluatePolicy(PolicyStore policies, Review review, PostureClock clock) {
        this.policies = policies;
        this.review = review;
        this.clock = clock;
    }

    /**
     * Asks for it, when the caller's transaction commits. The key has the revision, so that a change during a run has a run of its
     * own.
     */
    static void enqueue(Jobs jobs, String policyId, long revision) {
        jobs.enqueue(new JobRequest(
                KIND, policyId + "@" + revision, PolicyJson.object().put("policyId", policyId), Instant.now(), 5));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Role role() {
        return Role.EVALUATOR;
    }

    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public Outcome run(Job job, Lease lease) {
        String policyId = job.payload().path("policyId").asText();
        Instant now = clock.instant();
        review.standing(policyId, now, lease::cancelled);
        policies.find(policyId)
                .filter(StoredPolicy::enabled)
                .ifPresent(stored -> review.byTime(stored, now, lease::cancelled));
        return new Outcome.Done();
    }
}
