/** Tests of the facts. */
@NullMarked
package io.claviger.server.events;

import org.jspecify.annotations.NullMarked;
