/** Tests of what every endpoint shares, over HTTP. */
@NullMarked
package io.claviger.server.api;

import org.jspecify.annotations.NullMarked;
