/** Tests of what holds other texts. */
@NullMarked
package io.claviger.cli.unpack;

import org.jspecify.annotations.NullMarked;
