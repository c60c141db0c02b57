/** Channels, routes and deliveries over REST. */
@NullMarked
package io.claviger.server.api.notification;

import org.jspecify.annotations.NullMarked;
