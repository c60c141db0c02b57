/**
 * What the server's tests stand on: one PostgreSQL and one Kafka broker for the whole JVM.
 */
@NullMarked
package io.claviger.server.testing;

import org.jspecify.annotations.NullMarked;
