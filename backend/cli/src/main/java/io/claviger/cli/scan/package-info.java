/**
 * {@code claviger scan}: secret discovery without a server. Reads files, standard input and git repositories, and writes
 * reports. A value leaves it only when the caller asks for values.
 */
@NullMarked
package io.claviger.cli.scan;

import org.jspecify.annotations.NullMarked;
