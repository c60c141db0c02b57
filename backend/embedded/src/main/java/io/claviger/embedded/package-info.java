/**
 * A real PostgreSQL and a real Kafka broker that Claviger starts for itself, for the demo, for a server without
 * configuration and for tests. Owns everything under {@code CLAVIGER_HOME} that belongs to the two: {@code postgres/},
 * {@code kafka/}, the password files, {@code ports.properties} and the lock. Depends on nothing else of ours, and
 * nothing outside this package knows how the two are started, stopped or recovered.
 */
@NullMarked
package io.claviger.embedded;

import org.jspecify.annotations.NullMarked;
