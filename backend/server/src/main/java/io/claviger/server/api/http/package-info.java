/**
 * The conventions that every answer follows, in one place: transport, headers, correlation, size, rate, problems, idempotency, and the
 * pages of the dashboard.
 */
@NullMarked
package io.claviger.server.api.http;

import org.jspecify.annotations.NullMarked;
