/** The inspection of tokens from the command line. */
@NullMarked
package io.claviger.cli.inspect;

import org.jspecify.annotations.NullMarked;
