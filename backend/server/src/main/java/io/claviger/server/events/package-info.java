/**
 * The only Kafka code. Owns {@code outbox}, {@code inbox} and {@code dead_fact}: facts are written in the transaction of the
 * change they tell of, relayed in order, and consumed once.
 */
@NullMarked
package io.claviger.server.events;

import org.jspecify.annotations.NullMarked;
