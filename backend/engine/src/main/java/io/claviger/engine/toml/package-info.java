/**
 * A reader of TOML 1.0 that knows where each value stands, so that what is wrong with a value can be told with line and
 * column. Small, and bounded in depth. Our own, since Jackson's reader of TOML forgets the places of values, and that of
 * tomlj is generated for another ANTLR than CEL's, which warns on standard error whenever both are there.
 */
@NullMarked
package io.claviger.engine.toml;

import org.jspecify.annotations.NullMarked;
