/** Tests of what holds other texts. */
@NullMarked
package io.claviger.engine.unpack;

import org.jspecify.annotations.NullMarked;
