/**
 * The sources that {@code demo} brings along.
 */
@NullMarked
package io.claviger.server.demo;

import org.jspecify.annotations.NullMarked;
