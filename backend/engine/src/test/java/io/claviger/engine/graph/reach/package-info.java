@NullMarked
package io.claviger.engine.graph.reach;

import org.jspecify.annotations.NullMarked;
