package io.claviger.engine.inspection;

import io.claviger.engine.inspection.InspectionCheck.Result;
import io.claviger.engine.json.JsonReader;
import io.claviger.engine.secrets.judge.Encodings;
import io.claviger.engine.secrets.judge.Verdict;
import java.security.Key;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inspects a JSON Web Key, or a set of them (RFC 7517); of a set each check tells the worst of its keys. */
final class JwkInspection {

    /** What the algorithms of a type of key begin with: RFC 7518, sections 3.1 and 4.1; RFC 8037, section 3.1. */
    private static final Map<String, List<String>> ALGORITHMS = Map.of(
            "RSA", List.of("RS", "PS", "RSA"),
            "EC", List.of("ES", "ECDH-ES"),
            "OKP", List.of("EdDSA", "Ed25519", "Ed448", "ECDH-ES"),
            "oct", List.of("HS", "A128", "A192", "A256", "PBES2-", "dir"));

    private static final List<String> SHOWN = List.of("kty", "crv", "use", "key_ops", "alg", "kid");

    private JwkInspection() {}

    /** Nothing when the text is no key and no set. */
    static Optional<Inspection> of(String text) {
        Map<String, @Nullable Object> object = text.startsWith("{") ? JsonReader.readObject(text) : null;
        if (object == null) {
            return Optional.empty();
        }
        boolean set = object.get("keys") instanceof List<?>;
        List<Map<String, @Nullable Object>> listed =
                set ? IssuerKeys.parse(text).keys() : List.of(object);
        List<Map<String, @Nullable Object>> keys =
                listed.stream().filter(JwkInspection::isKey).toList();
        return keys.isEmpty() ? Optional.empty() : Optional.of(inspection(keys, set));
    }

    private static boolean isKey(Map<String, @Nullable Object> one) {
        return one.get("kty") instanceof String;
    }

    private static Inspection inspection(List<Map<String, @Nullable Object>> keys, boolean set) {
        long secret = keys.stream().filter(JwkInspection::isSecret).count();
        List<InspectionCheck> checks = List.of(
                privatePart(secret, keys.size()),
                worst(keys.stream().map(JwkInspection::strength).toList()),
                worst(keys.stream().map(JwkInspection::purpose).toList()),
                names(keys, set));
        boolean read = checks.get(1).result() != Result.UNKNOWN;
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        for (String name : set ? List.<String>of() : SHOWN) {
            if (keys.getFirst().get(name) != null) {
                claims.put(name, keys.getFirst().get(name));
            }
        }
        return new Inspection(
                set ? "key/jwk-set" : "key/jwk",
                null,
                set ? "JSON Web Key set, " + keys.size() + " keys" : "JSON Web Key",
                TokenFormat.KEY,
                claims,
                null,
                null,
                null,
                read ? Verdict.CONFIRMED : Verdict.PLAUSIBLE,
                List.of(secret > 0 ? "it holds what signs or decrypts" : "public keys only: no secret"),
                checks,
                null,
                keys.getFirst().get("kty") + "…");
    }

    private static boolean isSecret(Map<String, @Nullable Object> key) {
        return key.get("d") != null || key.get("k") != null;
    }

    private static InspectionCheck privatePart(long secret, int all) {
        return new InspectionCheck(
                "private-key",
                "Without its private part",
                secret == 0 ? Result.PASS : Result.FAIL,
                secret == 0
                        ? "Only public parts, which may be shown to all"
                        : (all == 1 ? "Its private part stands" : secret + " of " + all + " have their private part")
                                + " in the open: publish public parts only, and replace what was shown",
                "RFC 7517, sections 9.2 and 9.3; RFC 7518, section 8.1");
    }

    private static InspectionCheck strength(Map<String, @Nullable Object> key) {
        if (text(key, "kty").equals("oct")) {
            byte[] bytes = key.get("k") instanceof String k ? Encodings.base64(k) : null;
            return bytes == null ? KeyStrength.unknown() : KeyStrength.symmetric(bytes.length * 8, text(key, "alg"));
        }
        Key read = JwkKeys.publicKey(key);
        return read == null ? KeyStrength.unknown() : KeyStrength.check(read);
    }

    private static InspectionCheck purpose(Map<String, @Nullable Object> key) {
        String algorithm = text(key, "alg");
        List<String> fitting = ALGORITHMS.getOrDefault(text(key, "kty"), List.of());
        if (!algorithm.isEmpty() && fitting.stream().noneMatch(algorithm::startsWith)) {
            return purpose(
                    Result.FAIL,
                    "alg is " + HeaderChecks.shown(algorithm) + ", which is none for keys of type "
                            + HeaderChecks.shown(text(key, "kty")));
        }
        return algorithm.isEmpty() && key.get("use") == null && key.get("key_ops") == null
                ? purpose(
                        Result.WARN,
                        "There is no use, key_ops or alg: a key for one purpose could be taken for another")
                : purpose(Result.PASS, "It says what it is for");
    }

    private static InspectionCheck purpose(Result result, String detail) {
        return new InspectionCheck(
                "use", "Says what it is for", result, detail, "RFC 7517, sections 4.2 to 4.4; RFC 8725, section 3.1");
    }

    private static InspectionCheck names(List<Map<String, @Nullable Object>> keys, boolean set) {
        Set<String> names = new HashSet<>();
        keys.forEach(key -> names.add(text(key, "kid")));
        boolean distinct = names.size() == keys.size() && !names.contains("");
        return new InspectionCheck(
                "kid",
                "Can be told from others",
                distinct ? Result.PASS : Result.WARN,
                distinct
                        ? "It has a kid"
                        : set
                                ? "Not each key has a kid of its own: tokens cannot say which key signed them"
                                : "There is no kid: tokens cannot say which key signed them",
                "RFC 7517, section 4.5");
    }

    private static InspectionCheck worst(List<InspectionCheck> checks) {
        List<Result> order = List.of(Result.PASS, Result.UNKNOWN, Result.WARN, Result.FAIL);
        return checks.stream()
                .max(Comparator.comparing(check -> order.indexOf(check.result())))
                .orElseThrow();
    }

    private static String text(Map<String, @Nullable Object> key, String name) {
        return key.get(name) instanceof String text ? text : "";
    }
}
