/** Signing, retrying, rendering and routing; and deliveries to a real receiver. */
@NullMarked
package io.claviger.server.notification;

import org.jspecify.annotations.NullMarked;
