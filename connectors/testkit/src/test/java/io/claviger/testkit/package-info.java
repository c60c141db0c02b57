/** Tests of the test tools themselves. */
@NullMarked
package io.claviger.testkit;

import org.jspecify.annotations.NullMarked;
