package io.claviger.engine.graph;

/** Makes a graph from all facts at once. Each object is told once, in any order. For one use, by one thread. */
public final class GraphLoader {

    private final Nodes nodes = new Nodes();
    private final Interner<Because> becauses = new Interner<>();
    private final Drawing drawing = new Drawing(nodes, becauses);
    private final EdgeList edges = new EdgeList();

    public void add(GraphFact fact) {
        drawing.draw(fact, edges);
    }

    public Graph graph() {
        return new Graph(
                nodes, becauses, Adjacency.of(nodes.size(), edges, true), Adjacency.of(nodes.size(), edges, false));
    }
}
