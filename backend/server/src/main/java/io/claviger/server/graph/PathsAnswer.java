package io.claviger.server.graph;

import java.util.List;

/**
 * Ways from one object to another, a shortest first.
 *
 * @param whole whether nothing was left out for the limits
 * @param paths each as positions in {@code edges}, in the order of the way
 */
public record PathsAnswer(boolean whole, List<List<Integer>> paths, List<GraphObject> objects, List<GraphEdge> edges) {}
