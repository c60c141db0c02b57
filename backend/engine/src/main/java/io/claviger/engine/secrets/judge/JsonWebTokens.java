package io.claviger.engine.secrets.judge;

import io.claviger.engine.secrets.judge.Check.Ruling;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Web Tokens (RFC 7519): structure, expiry and subject. */
final class JsonWebTokens {

    /** Characters of claims that may have been cut or be encrypted; less is something else. */
    private static final int SHORTEST_CLAIMS = 24;

    /** The shortest that names an algorithm. */
    private static final int SHORTEST_HEADER = 18;

    private static final String KUBERNETES = "system:serviceaccount:";

    private JsonWebTokens() {}

    static Ruling check(Evidence evidence) {
        String[] parts = evidence.value().split("\\.", -1);
        Map<String, String> header = fields(parts[0]);
        if (header == null || !header.containsKey("alg") && !header.containsKey("enc")) {
            return header == null && parts.length == 3 && parts[0].length() >= SHORTEST_HEADER
                    ? Ruling.doubt("its header cannot be read: mistyped, cut or made up")
                    : Ruling.of(Verdict.IMPOSSIBLE, "its header is not that of a JSON Web Token");
        }
        if (parts.length == 5) {
            return Ruling.note("an encrypted token; its claims cannot be read");
        }
        Map<String, String> claims = parts.length < 2 ? null : fields(parts[1]);
        if (claims == null) {
            return parts.length == 3 && parts[1].length() >= SHORTEST_CLAIMS
                    ? Ruling.note("its claims cannot be read")
                    : Ruling.of(Verdict.IMPOSSIBLE, "its claims are not JSON");
        }
        if ("1234567890".equals(claims.get("sub")) || "John Doe".equals(claims.get("name"))) {
            return Ruling.of(Verdict.PLACEHOLDER, "the example of the specification's pages");
        }
        return expiry(claims, evidence.now()).naming(subject(claims));
    }

    private static Ruling expiry(Map<String, String> claims, Instant now) {
        String exp = claims.get("exp");
        if (exp == null) {
            return Ruling.note("a well-formed token that never expires");
        }
        try {
            Instant end = Instant.ofEpochSecond((long) Double.parseDouble(exp));
            return end.isBefore(now)
                    ? Ruling.of(Verdict.EXPIRED, "expired at " + end)
                    : Ruling.note("a well-formed token, valid until " + end);
        } catch (NumberFormatException | java.time.DateTimeException malformed) {
            return Ruling.note("a well-formed token with an unreadable expiry");
        }
    }

    private static @Nullable Identity subject(Map<String, String> claims) {
        String subject = claims.getOrDefault("sub", "");
        if (subject.startsWith(KUBERNETES)) {
            return Identity.named(
                    "kubernetes.service-account",
                    subject.substring(KUBERNETES.length()).replaceFirst(":", "/"));
        }
        if ("supabase".equals(claims.get("iss")) && claims.containsKey("ref")) {
            return Identity.named("supabase.project", claims.getOrDefault("ref", ""));
        }
        if (!subject.isEmpty()) {
            return Identity.named("jwt.subject", subject);
        }
        String client = claims.getOrDefault("client_id", claims.getOrDefault("azp", ""));
        return client.isEmpty() ? null : Identity.named("oauth.client", client);
    }

    private static @Nullable Map<String, String> fields(String part) {
        String json = Encodings.base64Text(part);
        return json == null ? null : JsonFields.read(json);
    }
}
