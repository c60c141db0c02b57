/**
 * Users, sessions, API tokens, roles and permissions. Owns {@code app_user}, {@code user_session}, {@code api_token} and
 * {@code sign_in_throttle}; calls {@code audit}.
 */
@NullMarked
package io.claviger.server.auth;

import org.jspecify.annotations.NullMarked;
