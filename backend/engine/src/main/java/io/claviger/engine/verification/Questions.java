package io.claviger.engine.verification;

import io.claviger.engine.secrets.SecretValue;
import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.VerificationRequest;
import io.claviger.engine.secrets.rules.VerificationRequest.Body;
import io.claviger.engine.secrets.rules.VerificationRequest.BodyType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a secret into the request of its type. */
public final class Questions {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)\\}");

    private Questions() {}

    /** What came of it: a question, or the reason why there is none. */
    public sealed interface Asked {
        /** It can be sent. */
        record Ready(Question question) implements Asked {}

        /** The type's vendor has no harmless request, or a part of it was not found near the secret. */
        record Impossible(String because) implements Asked {}
    }

    private static final class MissingPart extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingPart(String name) {
            super(name, null, false, false);
        }
    }

    /** The question for a secret; its companions are those that stood near it. */
    public static Asked of(SecretType type, SecretValue secret) {
        VerificationRequest request = type.verification();
        if (request == null) {
            return new Asked.Impossible("its vendor has no request that is known to be harmless");
        }
        return secret.lend(value -> {
            Map<String, String> parts = new LinkedHashMap<>(secret.companions());
            parts.put("secret", value);
            return asked(request, parts);
        });
    }

    private static Asked asked(VerificationRequest request, Map<String, String> parts) {
        for (String part : parts.values()) {
            if (part.chars().anyMatch(c -> c < ' ' || c > '~')) {
                return new Asked.Impossible("it holds characters that no token of its type has");
            }
        }
        try {
            return new Asked.Ready(question(request, parts));
        } catch (MissingPart missing) {
            return new Asked.Impossible(
                    "the vendor wants '" + missing.getMessage() + "' too, which does not stand near it");
        }
    }

    private static Question question(VerificationRequest request, Map<String, String> parts) {
        URI url = URI.create(filled(request.url(), parts, Questions::percentEncoded));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json, */*;q=0.5");
        headers.put("User-Agent", "Claviger");
        request.headers().forEach((name, text) -> headers.put(name, filled(text, parts, part -> part)));
        String basic = request.basic();
        if (basic != null) {
            String pair = filled(basic, parts, part -> part);
            headers.put(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        Body body = request.body();
        if (body == null) {
            return new Question(url, headers, null);
        }
        headers.put("Content-Type", body.type().mediaType());
        UnaryOperator<String> escape =
                body.type() == BodyType.JSON ? Questions::jsonEscaped : Questions::percentEncoded;
        return new Question(url, headers, filled(body.text(), parts, escape));
    }

    private static String filled(String template, Map<String, String> parts, UnaryOperator<String> escape) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            String part = parts.get(found.group(1));
            if (part == null || part.isEmpty()) {
                throw new MissingPart(found.group(1));
            }
            return Matcher.quoteReplacement(escape.apply(part));
        });
    }

    /** All but unreserved characters, and the colon, which paths may hold. */
    private static String percentEncoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~")
                .replace("%3A", ":");
    }

    private static String jsonEscaped(String part) {
        return part.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
