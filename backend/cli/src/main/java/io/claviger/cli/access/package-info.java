/** {@code claviger access}: authorization cases and accounts, judged without a server. */
@NullMarked
package io.claviger.cli.access;

import org.jspecify.annotations.NullMarked;
