/** Tests of the conventions that need no server. */
@NullMarked
package io.claviger.server.api.http;

import org.jspecify.annotations.NullMarked;
