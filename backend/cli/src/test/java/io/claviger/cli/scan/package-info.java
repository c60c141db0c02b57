/** The command line, run in this process over real folders. */
@NullMarked
package io.claviger.cli.scan;

import org.jspecify.annotations.NullMarked;
