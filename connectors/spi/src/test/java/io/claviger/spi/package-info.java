/** Tests of what the SPI itself promises. */
@NullMarked
package io.claviger.spi;

import org.jspecify.annotations.NullMarked;
