/** {@code claviger inspect}: reads one token on standard input and tells what it is. Keeps nothing of it. */
@NullMarked
package io.claviger.cli.inspect;

import org.jspecify.annotations.NullMarked;
