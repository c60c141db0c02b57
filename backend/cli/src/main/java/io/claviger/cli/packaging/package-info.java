/** The build's last step for the command line: makes its libraries such that the JVM can archive their classes. */
@NullMarked
package io.claviger.cli.packaging;

import org.jspecify.annotations.NullMarked;
