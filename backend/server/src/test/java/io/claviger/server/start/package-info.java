/** Tests of starting. */
@NullMarked
package io.claviger.server.start;

import org.jspecify.annotations.NullMarked;
