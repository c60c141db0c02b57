/**
 * Signing in and out, and the administration of who may: session, me, users, roles, tokens, audit; and the gate before every endpoint.
 */
@NullMarked
package io.claviger.server.api.access;

import org.jspecify.annotations.NullMarked;
