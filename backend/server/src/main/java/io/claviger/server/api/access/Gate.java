package io.claviger.server.api.access;

import io.claviger.server.Refusal;
import io.claviger.server.api.http.Exchange;
import io.claviger.server.api.http.RateLimit;
import io.claviger.server.auth.Anyone;
import io.claviger.server.auth.ApiTokens;
import io.claviger.server.auth.Caller;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Principal;
import io.claviger.server.auth.Requires;
import io.claviger.server.auth.Sessions;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Cookie;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Stands before every endpoint: who is it, may they, do they come too often, and was the request meant by them. */
class Gate {

    static final String ANTI_FORGERY = "X-Claviger-Csrf";

    private static final String BEARER = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Caller caller;
    private final RateLimit rateLimit;
    private final Exchange exchange;

    Gate(Sessions sessions, ApiTokens tokens, Caller caller, RateLimit rateLimit, Exchange exchange) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.caller = caller;
        this.rateLimit = rateLimit;
        this.exchange = exchange;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    void admit(ContainerRequestContext request, ResourceInfo endpoint, RoutingContext http) {
        MDC.put("correlationId", Exchange.correlationId(http));
        rateLimit.take(exchange.client(http));
        Optional<Principal> principal = authenticate(request);
        principal.ifPresent(caller::set);
        authorize(
                endpoint.getResourceMethod(), principal.orElse(null), request.getHeaderString("Authorization") != null);
    }

    private Optional<Principal> authenticate(ContainerRequestContext request) {
        String authorization = request.getHeaderString("Authorization");
        if (authorization != null) {
            return bearer(authorization);
        }
        Cookie cookie = request.getCookies().get(SessionCookie.NAME);
        boolean changes = !READING.contains(request.getMethod());
        if (changes) {
            requireOwnPage(request);
        }
        if (cookie == null || cookie.getValue().isEmpty()) {
            return Optional.empty();
        }
        Optional<Principal> principal = sessions.find(cookie.getValue());
        if (principal.isPresent() && changes) {
            requireAntiForgery(request, cookie.getValue());
        }
        return principal;
    }

    private Optional<Principal> bearer(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw unauthenticated("authorization-unknown", "Only 'Authorization: Bearer clv_…' is understood");
        }
        Optional<Principal> principal =
                tokens.find(authorization.substring(BEARER.length()).strip());
        if (principal.isEmpty()) {
            throw unauthenticated(
                    "token-invalid",
                    "This API token is mistyped, revoked or expired. Make a new one under Access, or with 'token create'");
        }
        return principal;
    }

    private static void authorize(Method endpoint, @Nullable Principal principal, boolean program) {
        Anyone anyone = endpoint.getAnnotation(Anyone.class);
        if (anyone != null && (anyone.signedOut() || principal != null)) {
            return;
        }
        if (principal == null) {
            throw unauthenticated(
                    "not-signed-in",
                    "Send an API token as 'Authorization: Bearer clv_…', or sign in with POST /api/v1/session");
        }
        if (principal.mustChangePassword() && !program) {
            throw Refusal.of(
                    Refusal.Kind.FORBIDDEN,
                    "password-change-required",
                    "The one-time password must be changed before anything else: POST /api/v1/me/password");
        }
        Requires requires = endpoint.getAnnotation(Requires.class);
        // Fails closed: an endpoint that declares nothing is for nobody.
        Permission needed = requires == null ? null : requires.value();
        if (needed == null || !principal.may(needed)) {
            throw Refusal.of(
                    Refusal.Kind.FORBIDDEN,
                    "permission-missing",
                    "The role '" + principal.role().word() + "' does not allow this: it needs " + needed
                            + ". Ask an administrator for a role that has it");
        }
    }

    /** A browser says where a request comes from; whatever is not our own page is refused, also for signing in. */
    private static void requireOwnPage(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw Refusal.of(
                    Refusal.Kind.FORBIDDEN,
                    "cross-site-request",
                    "A page of another site sent this request, so nothing was done");
        }
    }

    private static void requireAntiForgery(ContainerRequestContext request, String session) {
        String given = request.getHeaderString(ANTI_FORGERY);
        byte[] expected = Sessions.antiForgeryToken(session).getBytes(StandardCharsets.US_ASCII);
        if (given == null || !MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.US_ASCII))) {
            throw Refusal.of(
                    Refusal.Kind.FORBIDDEN,
                    "anti-forgery-missing",
                    "A change by a signed-in browser carries the header " + ANTI_FORGERY
                            + " with the csrfToken of GET /api/v1/me");
        }
    }

    private static Refusal unauthenticated(String code, String detail) {
        return Refusal.of(Refusal.Kind.UNAUTHENTICATED, code, detail);
    }
}
