/**
 * What operators watch: health checks, meters, and the hourly clearing of what is kept for a time only. Nothing depends on it.
 */
@NullMarked
package io.claviger.server.health;

import org.jspecify.annotations.NullMarked;
