@NullMarked
package io.claviger.engine.graph.model;

import org.jspecify.annotations.NullMarked;
