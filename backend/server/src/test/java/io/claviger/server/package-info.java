/** Tests of the whole server. */
@NullMarked
package io.claviger.server;

import org.jspecify.annotations.NullMarked;
