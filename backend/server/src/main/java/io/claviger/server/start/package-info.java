/**
 * What happens around the server: arguments, environment, embedded parts, start-up checks, the ready line.
 */
@NullMarked
package io.claviger.server.start;

import org.jspecify.annotations.NullMarked;
