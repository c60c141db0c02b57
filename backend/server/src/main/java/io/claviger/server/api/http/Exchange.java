package io.claviger.server.api.http;

import io.claviger.server.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;

/** What happens to every request, whatever it is for: correlation, transport, size and the headers that browsers heed. */
@ApplicationScoped
public class Exchange {

    public static final String CORRELATION = "X-Correlation-Id";

    private static final String KEY = "claviger.correlationId";
    private static final int FIRST = 1_000;
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private final Transport transport;
    private final HttpConfig config;
    private final ProblemWriter problems;

    Exchange(Transport transport, HttpConfig config, ProblemWriter problems) {
        this.transport = transport;
        this.config = config;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    /** Ties the answer, the log lines and the audit entries of one request together. */
    public static String correlationId(RoutingContext context) {
        return context.get(KEY, "none");
    }

    /** The address of the client, as far as it can be believed. */
    public String client(RoutingContext context) {
        return transport.client(context.request());
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String given = request.getHeader(CORRELATION);
        String correlationId = given != null && SANE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        context.put(KEY, correlationId);
        headers(context.response(), correlationId, transport.isSafe(request) && !isLoopback(request));
        if (!transport.isSafe(request) && !isProbe(request)) {
            problems.write(context, plainHttp());
        } else if (tooLong(request)) {
            problems.write(context, tooLarge(config.maxBody()));
        } else {
            context.next();
        }
    }

    private static void headers(HttpServerResponse response, String correlationId, boolean overTls) {
        response.putHeader(CORRELATION, correlationId)
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        if (overTls) {
            response.putHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static boolean isLoopback(HttpServerRequest request) {
        return !request.isSSL() && request.getHeader("X-Forwarded-Proto") == null;
    }

    /** Kubernetes and Prometheus ask over plain HTTP, and are told no secrets. */
    private static boolean isProbe(HttpServerRequest request) {
        String path = request.path();
        return path.equals("/q/metrics") || path.equals("/q/health") || path.startsWith("/q/health/");
    }

    private boolean tooLong(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > config.maxBody();
    }

    static Refusal tooLarge(long limit) {
        return Refusal.of(
                Refusal.Kind.TOO_LARGE, "body-too-large", "The body of a request has at most " + limit + " bytes");
    }

    private static Refusal plainHttp() {
        return Refusal.of(
                Refusal.Kind.FORBIDDEN,
                "https-required",
                "Plain HTTP is answered on this machine alone, as 127.0.0.1 or localhost. Use https, or name the proxy that ends TLS in"
                        + " CLAVIGER_HTTP_TRUSTED_PROXIES and have it send X-Forwarded-Proto: https");
    }
}
