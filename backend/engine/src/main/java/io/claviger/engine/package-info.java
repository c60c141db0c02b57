/**
 * Decisions, pure: records in, records out. No I/O, no clock, no log, and no exception for an expected outcome.
 */
@NullMarked
package io.claviger.engine;

import org.jspecify.annotations.NullMarked;
