package io.claviger.engine.inspection;

import io.claviger.engine.inspection.InspectionCheck.Result;
import io.claviger.engine.secrets.judge.Identity;
import io.claviger.engine.secrets.judge.Placeholders;
import io.claviger.engine.secrets.judge.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Inspects what no rule knows: it may still be somebody's token. */
final class UnknownInspection {

    private static final Pattern TOKEN = Pattern.compile("[!-~]{16,8000}");
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private UnknownInspection() {}

    /** @param decoded what a Basic authorization holds, if it is one */
    static Inspection of(Pasted pasted, @Nullable String decoded) {
        String token = pasted.token();
        if (decoded != null && decoded.indexOf(':') >= 0) {
            return basic(decoded, pasted);
        }
        if (!TOKEN.matcher(token).matches()) {
            return made(
                    "unknown",
                    "Nothing known",
                    TokenFormat.UNKNOWN,
                    Verdict.IMPOSSIBLE,
                    "too short for a token, or more than one word",
                    List.of(),
                    null,
                    "");
        }
        Optional<String> placeholder = Placeholders.reason(token);
        Verdict verdict = placeholder.isPresent() ? Verdict.PLACEHOLDER : Verdict.PLAUSIBLE;
        TokenFormat format = UUID.matcher(token).matches() ? TokenFormat.REFERENCE : TokenFormat.OPAQUE;
        List<InspectionCheck> checks = new ArrayList<>(OpaqueChecks.of(token, 0, false, verdict, format));
        checks.addAll(pasted.surroundings().checks());
        return made(
                format == TokenFormat.REFERENCE ? "reference/uuid" : "opaque/token",
                format == TokenFormat.REFERENCE ? "Reference token, a UUID" : "Opaque token of an unknown issuer",
                format,
                verdict,
                placeholder.orElse("it has no form by which its issuer could be told"),
                checks,
                null,
                token.length() >= 20 ? "…" + token.substring(token.length() - 4) : "…");
    }

    private static Inspection basic(String decoded, Pasted pasted) {
        String user = decoded.substring(0, decoded.indexOf(':'));
        List<InspectionCheck> checks = new ArrayList<>();
        checks.add(new InspectionCheck(
                "alg",
                "Not sent in the clear",
                Result.WARN,
                "Base64 hides nothing: the password goes out with every request, and is protected by TLS alone",
                "RFC 7617, section 4; RFC 9700, section 2.4"));
        checks.add(new InspectionCheck(
                "exp",
                "Has an end",
                Result.WARN,
                "A password has no end of its own: use tokens that end",
                "RFC 6750, section 5.3"));
        checks.addAll(pasted.surroundings().checks());
        return made(
                "http/basic-authorization",
                "Basic authorization",
                TokenFormat.BASIC,
                Verdict.PLAUSIBLE,
                "holds a name and a password",
                checks,
                user.isEmpty() || user.length() > 200 ? null : Identity.named("http.user", user),
                "…");
    }

    private static Inspection made(
            String kind,
            String title,
            TokenFormat format,
            Verdict verdict,
            String because,
            List<InspectionCheck> checks,
            @Nullable Identity identity,
            String preview) {
        return new Inspection(
                kind,
                null,
                title,
                format,
                Map.of(),
                null,
                null,
                null,
                verdict,
                List.of(because),
                checks,
                identity,
                preview);
    }
}
