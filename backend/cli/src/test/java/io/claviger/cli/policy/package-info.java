/** {@code claviger policy}: policies tried without a server. */
@NullMarked
package io.claviger.cli.policy;

import org.jspecify.annotations.NullMarked;
