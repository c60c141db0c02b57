package io.claviger.server.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.Perishable;
import io.claviger.server.Refusal;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import io.claviger.server.sealing.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code idempotent_answer}. Bodies are sealed, because some hold a new token. */
@ApplicationScoped
class IdempotentAnswers implements Perishable {

    private static final Duration KEPT = Duration.ofHours(24);
    /** A request that has not been answered for so long was cut off by a crash, and may be tried again. */
    private static final Duration CUT_OFF = Duration.ofMinutes(10);

    private static final String CLAIM = """
            insert into idempotent_answer (principal, key, request, request_hash, created_at) values (?, ?, ?, ?, ?)
            on conflict (principal, key) do update
               set request = excluded.request, request_hash = excluded.request_hash, created_at = excluded.created_at,
                   status = null, headers = null, sealed_body = null
             where idempotent_answer.created_at < ? or (idempotent_answer.status is null and idempotent_answer.created_at < ?)
            returning 1""";

    private final Database database;
    private final Sealer sealer;
    private final ObjectMapper json;
    private final InstantSource clock;

    IdempotentAnswers(Database database, Sealer sealer, ObjectMapper json, InstantSource clock) {
        this.database = database;
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    /** Who asks what under which key. */
    record Claim(String principal, String key, String request, byte[] hash) {

        String place() {
            return "idempotent-answer:" + principal + ":" + key;
        }
    }

    record Answer(
            int status,
            String contentType,
            @Nullable String location,
            @Nullable String entityTag,
            byte[] body) {}

    private record Stored(
            String request,
            byte[] hash,
            @Nullable Integer status,
            @Nullable JsonNode headers,
            byte @Nullable [] body) {}

    /** Empty when the request is the first with its key, and should act. */
    Optional<Answer> claim(Claim claim) {
        Instant now = clock.instant();
        boolean first = database.first(
                        CLAIM,
                        row -> true,
                        claim.principal(),
                        claim.key(),
                        claim.request(),
                        claim.hash(),
                        now,
                        now.minus(KEPT),
                        now.minus(CUT_OFF))
                .isPresent();
        return first ? Optional.empty() : Optional.of(known(claim));
    }

    void keep(Claim claim, Answer answer) {
        ObjectNode headers = json.createObjectNode()
                .put("contentType", answer.contentType())
                .put("location", answer.location())
                .put("entityTag", answer.entityTag());
        database.update(
                "update idempotent_answer set status = ?, headers = ?, sealed_body = ? where principal = ? and key = ?",
                answer.status(),
                headers,
                sealer.seal(answer.body(), claim.place()),
                claim.principal(),
                claim.key());
    }

    void forget(Claim claim) {
        database.update(
                "delete from idempotent_answer where principal = ? and key = ?", claim.principal(), claim.key());
    }

    @Override
    public int forgetOld() {
        return database.update(
                "delete from idempotent_answer where created_at < ?",
                clock.instant().minus(KEPT));
    }

    private Answer known(Claim claim) {
        Stored stored = database.first(
                        "select request, request_hash, status, headers, sealed_body from idempotent_answer where principal = ? and key = ?",
                        IdempotentAnswers::stored,
                        claim.principal(),
                        claim.key())
                .orElseThrow(() -> inProgress());
        if (!stored.request().equals(claim.request()) || !MessageDigest.isEqual(stored.hash(), claim.hash())) {
            throw Refusal.of(
                    Refusal.Kind.UNPROCESSABLE,
                    "idempotency-key-reused",
                    "This Idempotency-Key was used for another request in the last 24 hours. Use a new key for a new request");
        }
        if (stored.status() == null || stored.headers() == null || stored.body() == null) {
            throw inProgress();
        }
        JsonNode headers = stored.headers();
        return new Answer(
                stored.status(),
                headers.path("contentType").asText(),
                headers.path("location").textValue(),
                headers.path("entityTag").textValue(),
                sealer.unseal(stored.body(), claim.place()));
    }

    private static Refusal inProgress() {
        return Refusal.conflict(
                        "idempotency-in-progress",
                        "The first request with this Idempotency-Key has not been answered yet. Try again shortly")
                .with("retryAfter", 1);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("request"),
                row.getBytes("request_hash"),
                row.getObject("status", Integer.class),
                row.getString("headers") == null ? null : Sql.json(row, "headers"),
                row.getBytes("sealed_body"));
    }
}
