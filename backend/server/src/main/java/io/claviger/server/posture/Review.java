package io.claviger.server.posture;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Makes the findings of one policy true over the whole catalog, a chunk a transaction, touching only what differs. */
@ApplicationScoped
class Review {
    static final int CHUNK = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final Candidates candidates;
    private final Evaluator evaluator;

    Review(Candidates candidates, Evaluator evaluator) {
        this.candidates = candidates;
        this.evaluator = evaluator;
    }

    /** What time, or a new expression, moved. Stops early when told to. */
    void byTime(StoredPolicy stored, Instant now, BooleanSupplier stop) {
        ObjectKind kind = ObjectKind.known(stored.policy().kind());
        inChunks(kind, after -> candidates.toResolve(kind, stored.policy(), after, CHUNK, now), now, stop);
        inChunks(kind, after -> candidates.toOpen(kind, stored.policy(), after, CHUNK, now), now, stop);
    }

    /** All that stands for the policy, such as after it was renamed, switched off or deleted. */
    void standing(String policyId, Instant now, BooleanSupplier stop) {
        for (ObjectKind kind : ObjectKind.values()) {
            inChunks(kind, after -> candidates.standing(kind, policyId, after, CHUNK), now, stop);
        }
    }

    private void inChunks(ObjectKind kind, Function<UUID, List<UUID>> next, Instant now, BooleanSupplier stop) {
        List<UUID> chunk = next.apply(FIRST);
        while (!chunk.isEmpty() && !stop.getAsBoolean()) {
            evaluator.evaluate(kind, chunk, now);
            chunk = next.apply(chunk.getLast());
        }
    }
}
