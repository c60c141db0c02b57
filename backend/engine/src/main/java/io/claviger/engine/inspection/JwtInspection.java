package io.claviger.engine.inspection;

import io.claviger.engine.secrets.judge.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inspects a JWT. */
final class JwtInspection {

    private JwtInspection() {}

    static Inspection of(JsonWebToken token, Pasted pasted, IssuerKeys keys, Instant now) {
        List<InspectionCheck> checks = new ArrayList<>(HeaderChecks.of(token));
        InspectionCheck signature = Signatures.check(token, keys);
        checks.add(1, signature);
        if (!token.encrypted()) {
            checks.addAll(TimeChecks.of(token, now));
            checks.addAll(ClaimChecks.of(token));
        } else {
            checks.add(SensitiveClaims.check(token));
        }
        checks.addAll(pasted.surroundings().checks());
        List<String> because = new ArrayList<>();
        Verdict verdict = verdict(token, signature, now, because);
        String purpose = Issuers.purpose(token);
        Instant end = token.instant("exp");
        return new Inspection(
                "jwt/" + purpose,
                Issuers.provider(token),
                "JSON Web Token, " + purpose.replace('-', ' '),
                TokenFormat.JWT,
                claims(token),
                TimeChecks.startOf(token),
                end,
                TimeChecks.lifetimeOf(token),
                verdict,
                because,
                checks,
                Issuers.identity(token),
                "eyJ…"
                        + (pasted.token().length() > 40
                                ? pasted.token().substring(pasted.token().length() - 4)
                                : ""));
    }

    private static Map<String, @Nullable Object> claims(JsonWebToken token) {
        return SensitiveClaims.redacted(token.claims());
    }

    private static Verdict verdict(JsonWebToken token, InspectionCheck signature, Instant now, List<String> because) {
        if ("1234567890".equals(token.text("sub")) && token.text("name").equals("John Doe")) {
            because.add("the example of the specification's pages");
            return Verdict.PLACEHOLDER;
        }
        if (signature.result() == InspectionCheck.Result.FAIL
                && !signature.detail().startsWith("It is signed with a secret out of tutorials")) {
            because.add("signature: " + signature.detail());
            return Verdict.IMPOSSIBLE;
        }
        Instant end = token.instant("exp");
        if (end != null && !end.isAfter(now)) {
            because.add("expired at " + end);
            return Verdict.EXPIRED;
        }
        because.add(
                token.encrypted()
                        ? "a well-formed token; until when it is valid is encrypted with it"
                        : end == null
                                ? "a well-formed token that never expires"
                                : "a well-formed token, valid until " + end);
        if (signature.result() == InspectionCheck.Result.PASS) {
            because.add("its issuer signed it");
            return Verdict.CONFIRMED;
        }
        return Verdict.PLAUSIBLE;
    }
}
