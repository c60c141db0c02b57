package io.claviger.engine.inspection;

import io.claviger.engine.json.JsonReader;
import io.claviger.engine.secrets.judge.Encodings;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Web Token (RFC 7519) taken apart: signed (RFC 7515), or encrypted (RFC 7516), when its claims cannot be read.
 *
 * @param signed what the signature covers
 */
record JsonWebToken(
        Map<String, @Nullable Object> header,
        Map<String, @Nullable Object> claims,
        boolean encrypted,
        String signed,
        byte[] signature) {

    /** Reads the compact form; without a value when it is not one. */
    static Optional<JsonWebToken> parse(String token) {
        // The disclosures of a selective-disclosure token follow its JWT.
        String compact = token.replaceFirst("~.*$", "");
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3 && parts.length != 5) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> header = object(parts[0]);
        if (header == null || !header.containsKey("alg")) {
            return Optional.empty();
        }
        if (parts.length == 5) {
            return Optional.of(new JsonWebToken(header, Map.of(), true, "", new byte[0]));
        }
        Map<String, @Nullable Object> claims = object(parts[1]);
        byte[] signature = Encodings.base64(parts[2]);
        return claims == null || signature == null
                ? Optional.empty()
                : Optional.of(new JsonWebToken(header, claims, false, parts[0] + "." + parts[1], signature));
    }

    String algorithm() {
        return header.get("alg") instanceof String alg ? alg : "";
    }

    /** A claim that is a text, or empty. */
    String text(String claim) {
        return claims.get(claim) instanceof String text ? text : "";
    }

    /** A header parameter that is a text, or empty. */
    String headerText(String name) {
        return header.get(name) instanceof String text ? text : "";
    }

    /** The texts of a claim that is one text or a list of them. */
    List<String> texts(String claim) {
        List<String> texts = new ArrayList<>();
        Object value = claims.get(claim);
        for (Object item : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
            if (item instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A claim that is a date in seconds, or {@code null}. */
    @Nullable
    Instant instant(String claim) {
        try {
            return claims.get(claim) instanceof BigDecimal seconds ? Instant.ofEpochSecond(seconds.longValue()) : null;
        } catch (DateTimeException outOfRange) {
            return null;
        }
    }

    private static @Nullable Map<String, @Nullable Object> object(String part) {
        byte[] bytes = Encodings.base64(part);
        return bytes == null ? null : JsonReader.readObject(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "JsonWebToken[" + algorithm() + "]";
    }
}
