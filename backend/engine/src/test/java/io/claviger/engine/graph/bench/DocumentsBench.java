package io.claviger.engine.graph.bench;

import io.claviger.engine.graph.Derivation;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphLoader;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.reach.Escalation;
import io.claviger.engine.graph.reach.Limits;
import io.claviger.engine.graph.reach.Without;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

/** How long it takes to decide what the policies of many accounts come to, all at once and again after one change. */
final class DocumentsBench {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final int CHANGES = 40;

    private final SeededAccounts accounts;
    private final Random chance = new Random(3);
    private final Derivation derivation = new Derivation();
    private final Graph graph;

    private DocumentsBench(SeededAccounts accounts) {
        this.accounts = accounts;
        GraphLoader loader = new GraphLoader();
        accounts.tell(fact -> {
            loader.add(fact);
            derivation.take(fact, false);
        });
        long begin = System.nanoTime();
        Derivation.Settled settled = derivation.settle(NOW);
        double seconds = (System.nanoTime() - begin) / 1e9;
        settled.begun().forEach(loader::add);
        this.graph = loader.graph();
        System.out.printf(
                "policies of %,d users and roles in %,d accounts, %,d resources: decided in %.1f s (%,.0f a second),"
                        + " %,d edges%n",
                accounts.principals(),
                accounts.accounts(),
                accounts.resources(),
                seconds,
                accounts.principals() / seconds,
                settled.begun().size());
    }

    static void run(SeededAccounts accounts) {
        long before = GraphBench.used();
        DocumentsBench bench = new DocumentsBench(accounts);
        System.out.printf("  %,d MB with documents and graph%n", (GraphBench.used() - before) / 1_000_000);
        Escalation escalation = Escalation.of(bench.graph, Without.NOTHING, Limits.NONE);
        System.out.printf(
                "  %,d administrators; %,d identities can become one%n",
                escalation.administrators(), escalation.count(NodeKind.IDENTITY));
        bench.changes("a user's policy", () -> bench.accounts.changedUser(bench.chance));
        bench.changes(
                "a role's trust, that opens it to another account", () -> bench.accounts.changedRole(bench.chance));
        bench.changes("a secret's policy", () -> bench.accounts.changedSecret(bench.chance));
    }

    private interface Changed {
        GraphFact fact();
    }

    private void changes(String what, Changed changed) {
        double[] millis = new double[CHANGES];
        for (int i = -CHANGES / 2; i < CHANGES; i++) {
            GraphFact fact = changed.fact();
            long begin = System.nanoTime();
            graph.put(fact);
            derivation.take(fact, false);
            Derivation.Settled settled = derivation.settle(NOW);
            settled.over().forEach(graph::remove);
            settled.begun().forEach(graph::put);
            Escalation.of(graph, Without.NOTHING, Limits.NONE);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                "  one change of %s, with the escalation of all anew: p50 %.0f ms, p95 %.0f ms, most %.0f ms%n",
                what, millis[CHANGES / 2], millis[CHANGES * 95 / 100], millis[CHANGES - 1]);
    }
}
