/** Tests of sealing. */
@NullMarked
package io.claviger.server.sealing;

import org.jspecify.annotations.NullMarked;
