/**
 * A reader of TOML 1.0 that knows where each value stands, so that what is wrong with a value can be told with line and
 * column. Small, bounded in depth, without dependency.
 */
@NullMarked
package io.claviger.engine.toml;

import org.jspecify.annotations.NullMarked;
