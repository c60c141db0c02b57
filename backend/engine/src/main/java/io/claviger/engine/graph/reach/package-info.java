/**
 * The questions to a graph: what falls with a node, who can reach one, by which way, which few edges close most ways, and what
 * would change if. Every answer is a set of proofs, edge by edge, and says when it is not whole.
 */
@NullMarked
package io.claviger.engine.graph.reach;

import org.jspecify.annotations.NullMarked;
