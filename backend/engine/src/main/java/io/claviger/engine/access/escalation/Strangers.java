package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.account.Usage;
import io.claviger.engine.access.escalation.Review.Holding;
import io.claviger.engine.access.policy.Arn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What anyone at all has of a resource: who comes from an account of its own, in which it may do everything. */
final class Strangers {

    /** An account that nobody has. */
    private static final String ACCOUNT = "000000000001";

    private final World world;
    private final Map<String, Rights> rights = new HashMap<>();

    Strangers(World world) {
        this.world = world;
    }

    /** Null when nothing, or only what comes from some place is let in. */
    @Nullable
    Holding of(HeldResource resource) {
        Arn arn = Arn.parse(resource.arn());
        Rights its = rights.computeIfAbsent(arn == null ? "aws" : arn.partition(), this::of);
        Holding most = Holdings.most(its, resource);
        boolean anywhere =
                most != null && most.residual().stream().noneMatch(condition -> Permit.isOfThePlace(condition.key()));
        return anywhere ? most : null;
    }

    private Rights of(String partition) {
        IamPrincipal stranger = new IamPrincipal(
                new Arn(partition, "iam", "", ACCOUNT, "user/anyone").toString(),
                IamPrincipal.Kind.USER,
                ACCOUNT,
                List.of(World.EVERYTHING),
                Set.of(),
                Set.of(),
                null,
                null,
                List.of(),
                Map.of(),
                Usage.UNKNOWN,
                false);
        return new Rights(world, stranger.withTagsOfChoice());
    }
}
