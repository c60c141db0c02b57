@NullMarked
package io.claviger.engine.graph;

import org.jspecify.annotations.NullMarked;
