/**
 * Benchmarks of the server: mains that print figures, never timed tests. The estate they fill in is seeded.
 */
@NullMarked
package io.claviger.server.bench;

import org.jspecify.annotations.NullMarked;
