/** Tests of passwords and tokens. */
@NullMarked
package io.claviger.server.auth;

import org.jspecify.annotations.NullMarked;
