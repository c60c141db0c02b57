package io.claviger.engine.inspection;

import io.claviger.engine.inspection.InspectionCheck.Result;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom a JWT is from, about and for, and who may use it. */
final class ClaimChecks {

    private ClaimChecks() {}

    static List<InspectionCheck> of(JsonWebToken token) {
        List<InspectionCheck> checks = new ArrayList<>();
        checks.add(issuer(token));
        checks.add(audience(token));
        checks.add(subject(token));
        checks.add(id(token));
        checks.add(ScopeBreadth.check(token));
        checks.add(senderConstraint(token));
        checks.add(SensitiveClaims.check(token));
        return checks;
    }

    private static InspectionCheck issuer(JsonWebToken token) {
        String reference = "RFC 7519, section 4.1.1; RFC 8725, section 3.8; RFC 9068, section 2.2";
        String issuer = token.text("iss");
        if (issuer.isEmpty()) {
            return new InspectionCheck(
                    "iss",
                    "Issuer",
                    Result.FAIL,
                    missing(token, "iss") + ": nobody can tell whose key must have signed it",
                    reference);
        }
        if (issuer.startsWith("http://")) {
            return new InspectionCheck(
                    "iss",
                    "Issuer",
                    Result.WARN,
                    "iss is a URL without https: its keys could be replaced on the way",
                    reference);
        }
        return issuer.startsWith("https://") && hostOf(issuer) != null
                ? new InspectionCheck("iss", "Issuer", Result.PASS, "Issued by " + hostOf(issuer), reference)
                : new InspectionCheck(
                        "iss",
                        "Issuer",
                        Result.WARN,
                        "iss is no URL, so that its keys cannot be found by it",
                        reference);
    }

    private static String missing(JsonWebToken token, String claim) {
        return token.claims().get(claim) == null ? "There is no " + claim : claim + " is no text";
    }

    private static @Nullable String hostOf(String issuer) {
        try {
            return new URI(issuer).getHost();
        } catch (java.net.URISyntaxException malformed) {
            return null;
        }
    }

    private static InspectionCheck audience(JsonWebToken token) {
        String reference =
                "RFC 7519, section 4.1.3; RFC 8725, section 3.9; RFC 9068, section 2.2; RFC 9700, section 2.3";
        List<String> audience = token.texts("aud");
        if (audience.isEmpty()) {
            return new InspectionCheck(
                    "aud",
                    "Audience",
                    Result.FAIL,
                    missing(token, "aud") + ": every service that trusts the issuer may accept it",
                    reference);
        }
        if (audience.contains("*") || audience.contains("")) {
            return new InspectionCheck("aud", "Audience", Result.FAIL, "aud stands for anyone", reference);
        }
        return audience.size() > 1
                ? new InspectionCheck(
                        "aud",
                        "Audience",
                        Result.WARN,
                        "It is for " + audience.size() + " audiences, each of which can use it at the others",
                        reference)
                : new InspectionCheck("aud", "Audience", Result.PASS, "It is for one audience", reference);
    }

    private static InspectionCheck subject(JsonWebToken token) {
        boolean named = !token.text("sub").isEmpty();
        return new InspectionCheck(
                "sub",
                "Subject",
                named ? Result.PASS : Result.WARN,
                named
                        ? "It says whom it is about"
                        : missing(token, "sub") + ": uses of it cannot be put down to anyone",
                "RFC 7519, section 4.1.2; RFC 9068, section 2.2");
    }

    private static InspectionCheck id(JsonWebToken token) {
        boolean named = !token.text("jti").isEmpty();
        return new InspectionCheck(
                "jti",
                "Id of its own",
                named ? Result.PASS : Result.WARN,
                named
                        ? "It has an id, by which it can be revoked and its replay noticed"
                        : missing(token, "jti")
                                + ": this one token can be neither revoked nor noticed when it is replayed",
                "RFC 7519, section 4.1.7; RFC 9068, section 2.2");
    }

    private static InspectionCheck senderConstraint(JsonWebToken token) {
        String reference = "RFC 9700, section 2.2.1; RFC 9449, section 6.1; RFC 8705, section 3.1; RFC 7800";
        Map<?, ?> confirmation = token.claims().get("cnf") instanceof Map<?, ?> map ? map : Map.of();
        if (confirmation.containsKey("jkt")) {
            return new InspectionCheck(
                    "cnf", "Bound to its sender", Result.PASS, "Only who holds its DPoP key can use it", reference);
        }
        if (confirmation.containsKey("x5t#S256")) {
            return new InspectionCheck(
                    "cnf",
                    "Bound to its sender",
                    Result.PASS,
                    "Only who holds its TLS client certificate can use it",
                    reference);
        }
        if (confirmation.containsKey("jwk") || confirmation.containsKey("kid") || confirmation.containsKey("jwe")) {
            return new InspectionCheck("cnf", "Bound to its sender", Result.PASS, "It is bound to a key", reference);
        }
        return new InspectionCheck(
                "cnf",
                "Bound to its sender",
                Result.WARN,
                "There is no cnf: whoever gets hold of it can use it; bind it to a key by DPoP or mutual TLS",
                reference);
    }
}
