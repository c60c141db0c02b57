package io.claviger.server.api.http;

import io.claviger.server.Refusal;
import io.claviger.server.auth.CurrentUser;
import io.claviger.server.auth.Principal;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** {@code Idempotency-Key} on a POST: the same key with the same body has the same answer for 24 hours, and acts once. */
class Idempotency {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final String CLAIM = "claviger.idempotency";
    /** Inspecting a token changes nothing, and neither it nor what it holds may be kept to be answered again. */
    private static final String NOTHING_KEPT = "/api/v1/inspect";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final IdempotentAnswers answers;
    private final CurrentUser currentUser;
    private final com.fasterxml.jackson.databind.ObjectMapper json;

    Idempotency(IdempotentAnswers answers, CurrentUser currentUser, com.fasterxml.jackson.databind.ObjectMapper json) {
        this.answers = answers;
        this.currentUser = currentUser;
        this.json = json;
    }

    @ServerRequestFilter(priority = Priorities.USER)
    @Nullable
    Response before(ContainerRequestContext request, RoutingContext http) throws IOException {
        String key = request.getHeaderString(HEADER);
        Optional<Principal> caller = currentUser.find();
        if (key == null
                || caller.isEmpty()
                || !"POST".equals(request.getMethod())
                || NOTHING_KEPT.equals(http.normalizedPath())) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            throw Refusal.invalid(
                    "idempotency-key-invalid", "An Idempotency-Key has 1 to 200 visible ASCII characters");
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        String target = "POST " + http.normalizedPath();
        IdempotentAnswers.Claim claim =
                new IdempotentAnswers.Claim(caller.get().qualifiedName(), key, target, sha256(body));
        Optional<IdempotentAnswers.Answer> known = answers.claim(claim);
        if (known.isEmpty()) {
            http.put(CLAIM, claim);
            return null;
        }
        return replay(known.get());
    }

    @ServerResponseFilter
    void after(ContainerResponseContext response, RoutingContext http) throws IOException {
        IdempotentAnswers.Claim claim = http.get(CLAIM);
        if (claim == null) {
            return;
        }
        if (response.getStatus() >= 500 || response.getStatus() == 429) {
            answers.forget(claim);
            return;
        }
        byte[] body = response.hasEntity() ? json.writeValueAsBytes(response.getEntity()) : new byte[0];
        MediaType type = response.getMediaType();
        answers.keep(
                claim,
                new IdempotentAnswers.Answer(
                        response.getStatus(),
                        type == null ? MediaType.APPLICATION_JSON : type.toString(),
                        response.getHeaderString("Location"),
                        response.getHeaderString("ETag"),
                        body));
    }

    private static Response replay(IdempotentAnswers.Answer known) {
        Response.ResponseBuilder response = Response.status(known.status()).header(REPLAYED, "true");
        if (known.location() != null) {
            response.header("Location", known.location());
        }
        if (known.entityTag() != null) {
            response.header("ETag", known.entityTag());
        }
        return known.body().length == 0
                ? response.build()
                : response.type(known.contentType()).entity(known.body()).build();
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
