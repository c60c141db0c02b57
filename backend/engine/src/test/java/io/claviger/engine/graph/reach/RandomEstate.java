package io.claviger.engine.graph.reach;

import io.claviger.engine.graph.Estate;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.ConsumerFact;
import io.claviger.engine.graph.GraphFact.CredentialFact;
import io.claviger.engine.graph.GraphFact.ExposureFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.GraphLoader;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Privilege;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Facts at random over a few names, so that they often meet. */
public final class RandomEstate {

    private RandomEstate() {}

    public static GraphFact fact(Random random, int names) {
        return switch (random.nextInt(8)) {
            case 0 ->
                new IdentityFact(
                        any(random, "i", names),
                        Estate.PROD,
                        "plain.account",
                        "",
                        random.nextInt(8) > 0,
                        privilege(random),
                        null,
                        Map.of());
            case 1 ->
                new CredentialFact(
                        any(random, "c", names),
                        Estate.PROD,
                        "plain.token",
                        random.nextInt(8) > 0,
                        any(random, "i", names),
                        random.nextBoolean() ? null : privilege(random),
                        null);
            case 2, 3 ->
                new ResourceFact(
                        any(random, "r", names),
                        Estate.PROD,
                        "plain.bucket",
                        "",
                        random.nextInt(3) == 0 ? null : any(random, "r", names),
                        null,
                        Map.of());
            case 4 ->
                new ExposureFact(
                        any(random, "e", names),
                        Estate.PROD,
                        "plain.secret",
                        any(random, "r", names),
                        random.nextBoolean() ? any(random, "c", names) : null,
                        any(random, "i", names),
                        null);
            case 5 ->
                new ConsumerFact(any(random, "w", names), Estate.PROD, "plain.pod", "pod", any(random, "i", names));
            default -> grant(random, names);
        };
    }

    private static GrantFact grant(Random random, int names) {
        boolean becomes = random.nextInt(3) == 0;
        UUID subject = any(random, "i", names);
        UUID target = any(random, becomes ? "i" : "r", names);
        String action = "a" + random.nextInt(2);
        boolean covers = random.nextInt(4) == 0;
        return new GrantFact(
                new UUID(subject.getMostSignificantBits() ^ target.getLeastSignificantBits(), action.hashCode()),
                Estate.PROD,
                subject,
                action,
                target,
                becomes ? NodeKind.IDENTITY : NodeKind.RESOURCE,
                privilege(random),
                Map.of("covers", covers));
    }

    private static UUID any(Random random, String kind, int names) {
        return Estate.id(kind + random.nextInt(names));
    }

    private static Privilege privilege(Random random) {
        return Privilege.values()[random.nextInt(Privilege.values().length)];
    }

    static Graph graph(Random random, int names, int facts) {
        Map<UUID, GraphFact> truth = new HashMap<>();
        for (int i = 0; i < facts; i++) {
            GraphFact fact = fact(random, names);
            truth.put(fact.id(), fact);
        }
        GraphLoader loader = new GraphLoader();
        truth.values().forEach(loader::add);
        return loader.graph();
    }
}
