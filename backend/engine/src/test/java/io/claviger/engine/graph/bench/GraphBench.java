package io.claviger.engine.graph.bench;

import io.claviger.engine.graph.Adjacency;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.GraphLoader;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.reach.Escalation;
import io.claviger.engine.graph.reach.Limits;
import io.claviger.engine.graph.reach.Question;
import io.claviger.engine.graph.reach.Reach;
import io.claviger.engine.graph.reach.Without;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What the graph of a large estate weighs and how fast it answers. Beside each figure is its ratio to one pass over all edges in the
 * order of their memory, measured in the same run.
 *
 * <p>Arguments: identities (100000), resources (1000000), edges (10000000), seed (1); then of the same number of users and roles whose
 * policies are decided: accounts (200), secrets in them (as many as identities), and how many there are in one account alone (a tenth).
 */
public final class GraphBench {

    private static final int LISTED = 50;
    private static final int QUESTIONS = 2_000;
    private static final int CHANGES = 60;

    private final SeededEstate estate;
    private final Graph graph;
    private final Random chance = new Random(2);
    private final double pass;

    private GraphBench(SeededEstate estate, Graph graph) {
        this.estate = estate;
        this.graph = graph;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            least = Math.min(least, millis(this::pass));
        }
        this.pass = least;
    }

    public static void main(String[] arguments) {
        int identities = number(arguments, 0, 100_000);
        int resources = number(arguments, 1, 1_000_000);
        int edges = number(arguments, 2, 10_000_000);
        SeededEstate estate = new SeededEstate(number(arguments, 3, 1), identities, resources, edges);
        long before = used();
        long begin = System.nanoTime();
        Graph graph = load(estate);
        double seconds = (System.nanoTime() - begin) / 1e9;
        long weight = used() - before;
        System.out.printf(
                "%,d nodes, %,d edges: loaded from facts in %.1f s; %,d MB, %.1f bytes an edge%n",
                graph.nodes().size(),
                graph.forward().edges(),
                seconds,
                weight / 1_000_000,
                (double) weight / graph.forward().edges());
        GraphBench bench = new GraphBench(estate, graph);
        System.out.printf("one pass over all edges: %.1f ms%n", bench.pass);
        bench.blastRadius();
        bench.escalation();
        bench.changes();
        DocumentsBench.run(new SeededAccounts(
                number(arguments, 4, 200), identities, number(arguments, 5, identities), number(arguments, 3, 1)));
        int alone = number(arguments, 6, identities / 10);
        DocumentsBench.run(new SeededAccounts(1, alone, alone, number(arguments, 3, 1)));
    }

    private static Graph load(SeededEstate estate) {
        GraphLoader loader = new GraphLoader();
        estate.tell(loader::add);
        return loader.graph();
    }

    private void pass() {
        Adjacency edges = graph.forward();
        long sum = 0;
        for (int node = 0; node < graph.nodes().size(); node++) {
            for (int at = edges.start(node); at < edges.end(node); at++) {
                sum += edges.other(at) + edges.type(at);
            }
        }
        if (sum == 0) {
            throw new IllegalStateException("There are no edges");
        }
    }

    private void blastRadius() {
        Question question = new Question(graph, Limits.NONE, LISTED);
        double[] times = new double[QUESTIONS];
        double[] sizes = new double[QUESTIONS];
        for (int i = -QUESTIONS / 4; i < QUESTIONS; i++) {
            int node = graph.nodes().find(estate.credentialId(chance));
            long begin = System.nanoTime();
            Reach reach = question.blastRadius(List.of(node));
            double millis = (System.nanoTime() - begin) / 1e6;
            if (i >= 0) {
                times[i] = millis;
                sizes[i] = reach.groups().stream().mapToInt(Reach.Group::total).sum();
            }
        }
        tell("blast radius of a credential", times);
        Arrays.sort(sizes);
        System.out.printf(
                "  it reaches: half %,.0f objects or fewer, p95 %,.0f, most %,.0f%n",
                at(sizes, 0.5), at(sizes, 0.95), at(sizes, 1));
    }

    private void escalation() {
        double[] times = new double[10];
        for (int i = 0; i < times.length; i++) {
            times[i] = millis(() -> Escalation.of(graph, Without.NOTHING, Limits.NONE));
        }
        tell("escalation of the whole estate", times);
        Escalation escalation = Escalation.of(graph, Without.NOTHING, Limits.NONE);
        double proofs = millis(() -> escalation.reach(graph.nodes().size()));
        System.out.printf(
                "  %,d administrators; %,d identities can become one, told with all their proofs in %.0f ms more%n",
                escalation.administrators(), escalation.count(NodeKind.IDENTITY), proofs);
    }

    private void changes() {
        double[] edits = new double[CHANGES];
        double[] all = new double[CHANGES];
        Question question = new Question(graph, Limits.NONE, LISTED);
        for (int i = 0; i < CHANGES; i++) {
            var change = estate.change(chance);
            int node = graph.nodes().find(estate.credentialId(chance));
            edits[i] = millis(() -> graph.put(change));
            all[i] = edits[i]
                    + millis(() -> Escalation.of(graph, Without.NOTHING, Limits.NONE))
                    + millis(() -> question.blastRadius(List.of(node)));
        }
        tell("one change put into the graph", edits);
        tell("one change, with the escalation of the whole estate and a blast radius anew", all);
    }

    private void tell(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                "%s: p50 %.2f ms, p95 %.2f ms (%.2f passes), most %.2f ms%n",
                what, at(millis, 0.5), at(millis, 0.95), at(millis, 0.95) / pass, at(millis, 1));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private static double millis(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
