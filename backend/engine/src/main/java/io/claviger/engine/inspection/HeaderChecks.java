package io.claviger.engine.inspection;

import io.claviger.engine.inspection.InspectionCheck.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a JWT's header should say, and should not. */
final class HeaderChecks {

    private static final Set<String> ASYMMETRIC = Set.of(
            "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "ES256K", "EdDSA",
            "Ed25519", "Ed448");
    private static final Set<String> SYMMETRIC = Set.of("HS256", "HS384", "HS512");

    private HeaderChecks() {}

    static List<InspectionCheck> of(JsonWebToken token) {
        List<InspectionCheck> checks = new ArrayList<>();
        checks.add(algorithm(token));
        checks.add(type(token));
        checks.add(keyReferences(token));
        CriticalExtensions.check(token).ifPresent(checks::add);
        return checks;
    }

    private static InspectionCheck algorithm(JsonWebToken token) {
        String algorithm = token.algorithm();
        if (token.encrypted()) {
            return algorithm.equals("RSA1_5")
                    ? algorithm(Result.FAIL, "RSA1_5 can be attacked by padding oracles: use RSA-OAEP-256 or ECDH-ES")
                    : algorithm(Result.PASS, "Encrypted with " + shown(algorithm));
        }
        if (algorithm.equalsIgnoreCase("none")) {
            return algorithm(Result.FAIL, "alg is none: the token is not protected at all");
        }
        if (SYMMETRIC.contains(algorithm)) {
            return isForeign(token)
                    ? algorithm(
                            Result.FAIL,
                            algorithm
                                    + " is symmetric, and issuer and audience differ: whoever can check such a token can also"
                                    + " write one; sign with an asymmetric key, such as ES256")
                    : algorithm(
                            Result.WARN,
                            algorithm
                                    + " is symmetric: all who check such tokens can also write them; fine only within one service");
        }
        return ASYMMETRIC.contains(algorithm)
                ? algorithm(Result.PASS, algorithm + " is asymmetric")
                : algorithm(Result.FAIL, "alg is " + shown(algorithm) + ", which is no registered signature algorithm");
    }

    private static InspectionCheck algorithm(Result result, String detail) {
        return say("alg", "Algorithm", result, detail, "RFC 8725, sections 3.1 and 3.2; RFC 9068, section 2.1");
    }

    private static boolean isForeign(JsonWebToken token) {
        return token.text("iss").startsWith("https://")
                && !token.texts("aud").isEmpty()
                && !token.texts("aud").contains(token.text("iss"));
    }

    private static InspectionCheck type(JsonWebToken token) {
        String type = token.headerText("typ");
        String bare = type.toLowerCase(java.util.Locale.ROOT).replaceFirst("^application/", "");
        boolean explicit = bare.endsWith("+jwt") || bare.endsWith("+sd-jwt");
        String detail = explicit
                ? "typ is " + shown(type)
                : (type.isEmpty() ? "There is no typ" : "typ is only " + shown(type))
                        + ": one kind of token could be taken for another; access tokens say at+jwt";
        return say(
                "typ",
                "Says its type",
                explicit ? Result.PASS : Result.WARN,
                detail,
                "RFC 8725, section 3.11; RFC 9068, section 2.1");
    }

    private static InspectionCheck keyReferences(JsonWebToken token) {
        String reference = "RFC 8725, section 3.10; RFC 7515, section 4.1";
        List<String> carried = List.of("jwk", "jku", "x5u", "x5c").stream()
                .filter(token.header()::containsKey)
                .toList();
        if (!carried.isEmpty()) {
            return say(
                    "key-reference",
                    "Key not taken from the token",
                    Result.WARN,
                    "The header carries " + String.join(", ", carried)
                            + ": a verifier that believes it lets anyone sign; it must take keys from the issuer only",
                    reference);
        }
        String kid = token.headerText("kid");
        if (kid.contains("../") || kid.contains("'") || kid.contains(";") || kid.startsWith("/") || kid.contains("|")) {
            return say(
                    "key-reference",
                    "Key not taken from the token",
                    Result.FAIL,
                    "kid looks like an attack: a path or a piece of a query",
                    reference);
        }
        return say(
                "key-reference",
                "Key not taken from the token",
                Result.PASS,
                kid.isEmpty() ? "The header names no key" : "The header names a key of the issuer by id only",
                reference);
    }

    private static InspectionCheck say(String id, String title, Result result, String detail, String reference) {
        return new InspectionCheck(id, title, result, detail, reference);
    }

    /** A word of the token's, short and harmless. */
    static String shown(String word) {
        String clean = word.replaceAll("[^0-9A-Za-z+/._:*-]", "?");
        return "'" + (clean.length() > 40 ? clean.substring(0, 40) + "…" : clean) + "'";
    }
}
