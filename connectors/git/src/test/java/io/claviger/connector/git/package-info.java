/** Tests of the git connector against real repositories, made by JGit or by hand. */
@NullMarked
package io.claviger.connector.git;

import org.jspecify.annotations.NullMarked;
