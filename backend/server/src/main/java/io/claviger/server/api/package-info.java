/**
 * REST resources and the conventions that all of them share. They only translate; nothing depends on this room.
 * Owns {@code idempotent_answer} and {@code operation}.
 */
@NullMarked
package io.claviger.server.api;

import org.jspecify.annotations.NullMarked;
