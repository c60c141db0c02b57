/**
 * The command line: a small client that starts in well under a second. Owns the arguments and exit codes; what a
 * command does lives in a package of its own.
 */
@NullMarked
package io.claviger.cli;

import org.jspecify.annotations.NullMarked;
