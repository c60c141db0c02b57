/**
 * Tells people and programs what happened: channels, routes, messages and deliveries. Owns {@code channel, route,
 * route_channel, delivery, delivery_attempt, crawl_trouble}. Renders from the event alone, which carries what a message needs.
 *
 * <p>A fact is matched with the routes and written down as deliveries in the transaction that marks it as seen; jobs send
 * them. So nothing is lost, and what is sent may arrive twice, under the same id.
 */
@NullMarked
package io.claviger.server.notification;

import org.jspecify.annotations.NullMarked;
