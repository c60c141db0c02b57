package io.claviger.server.api.access;

import io.claviger.server.auth.Sessions;
import jakarta.ws.rs.core.NewCookie;
import org.jspecify.annotations.Nullable;

/**
 * The cookie of a session. Its prefix has the browser insist on Secure, on the whole host and on no Domain; browsers take a Secure cookie
 * over plain HTTP from this machine itself, which is all that is served so.
 */
final class SessionCookie {

    static final String NAME = "__Host-claviger";

    private SessionCookie() {}

    static NewCookie of(String session) {
        return cookie(session, (int) Sessions.LONGEST.toSeconds());
    }

    static NewCookie gone() {
        return cookie("", 0);
    }

    private static NewCookie cookie(@Nullable String value, int maxAge) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
