/** What the grants of each kind of source mean in the graph. Who adds a kind of source adds its model here, and nothing elsewhere. */
@NullMarked
package io.claviger.engine.graph.model;

import org.jspecify.annotations.NullMarked;
