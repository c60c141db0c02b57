/** How fast the graph answers on an estate of ten million edges. */
@NullMarked
package io.claviger.engine.graph.bench;

import org.jspecify.annotations.NullMarked;
