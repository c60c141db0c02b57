package io.claviger.engine.inspection;

import io.claviger.engine.inspection.InspectionCheck.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a JWT demands that its verifier understands, or else refuses it (RFC 7515, section 4.1.11). */
final class CriticalExtensions {

    /** Those of RFC 7515, RFC 7516 and RFC 7518, which are none. */
    private static final Set<String> KNOWN_TO_ALL = Set.of(
            "alg",
            "enc",
            "zip",
            "jku",
            "jwk",
            "kid",
            "x5u",
            "x5c",
            "x5t",
            "x5t#S256",
            "typ",
            "cty",
            "crit",
            "epk",
            "apu",
            "apv",
            "iv",
            "tag",
            "p2s",
            "p2c");

    private CriticalExtensions() {}

    /** Nothing when the header demands nothing. */
    static Optional<InspectionCheck> check(JsonWebToken token) {
        if (!token.header().containsKey("crit")) {
            return Optional.empty();
        }
        List<?> named = token.header().get("crit") instanceof List<?> list ? list : List.of();
        if (named.isEmpty() || new HashSet<>(named).size() < named.size()) {
            return say(Result.FAIL, "crit is no list of different names: such a token must be refused");
        }
        for (Object name : named) {
            if (!(name instanceof String text) || KNOWN_TO_ALL.contains(text)) {
                return say(Result.FAIL, "crit names what is no extension: such a token must be refused");
            }
            if (!token.header().containsKey(text)) {
                return say(
                        Result.FAIL,
                        "crit names " + HeaderChecks.shown(text)
                                + ", which is not in the header: such a token must be refused");
            }
        }
        String names = named.stream()
                .map(name -> HeaderChecks.shown((String) name))
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        return say(Result.WARN, "A verifier that does not understand " + names + " must refuse it");
    }

    private static Optional<InspectionCheck> say(Result result, String detail) {
        return Optional.of(new InspectionCheck(
                "crit", "Critical extensions", result, detail, "RFC 7515, section 4.1.11; RFC 8725, section 3.1"));
    }
}
