package io.claviger.engine.inspection;

import io.claviger.engine.inspection.InspectionCheck.Result;
import io.claviger.engine.secrets.Match;
import io.claviger.engine.secrets.judge.Encodings;
import io.claviger.engine.secrets.judge.Verdict;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Inspects private and public keys. */
final class KeyInspection {

    private static final Pattern PUBLIC_PEM = Pattern.compile(
            "-----BEGIN (?:RSA )?PUBLIC KEY-----([0-9A-Za-z+/=\\s]{40,20000})-----END (?:RSA )?PUBLIC KEY-----");
    private static final Pattern PUBLIC_SSH = Pattern.compile(
            "(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp(?:256|384|521)|sk-[a-z0-9@.-]{5,60}) [0-9A-Za-z+/]{30,4000}={0,3}(?: .{0,200})?");
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([0-9A-Za-z+/=\\s]{40,20000})-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448", "DSA", "X25519");

    private KeyInspection() {}

    /** A public key, which is no secret. */
    static Optional<Inspection> publicKey(String text) {
        Matcher pem = PUBLIC_PEM.matcher(text);
        boolean found = pem.find();
        boolean pgp = text.startsWith("-----BEGIN PGP PUBLIC KEY BLOCK-----");
        if (!found && !pgp && !PUBLIC_SSH.matcher(text).matches()) {
            return Optional.empty();
        }
        Key key = found ? publicKeyOf(pem.group(1)) : null;
        List<InspectionCheck> checks = new ArrayList<>();
        checks.add(key == null ? WrittenKeys.strength(text) : KeyStrength.check(key));
        checks.add(encryption(Result.PASS, "A public key may be shown to all"));
        return Optional.of(new Inspection(
                "key/public",
                null,
                found ? "Public key" : pgp ? "OpenPGP public key" : "SSH public key",
                TokenFormat.KEY,
                Map.of(),
                null,
                null,
                null,
                Verdict.CONFIRMED,
                List.of("a public key: no secret"),
                checks,
                null,
                text.substring(0, Math.min(26, text.indexOf(found || pgp ? "\n" : " ") + 1))
                                .strip() + "…"));
    }

    /** A store of PKCS 12 (RFC 7292), of which nothing can be told without its password. */
    static Optional<Inspection> store(String text) {
        if (!text.startsWith("-----BEGIN PKCS12-----")) {
            return Optional.empty();
        }
        return Optional.of(new Inspection(
                "key/store",
                null,
                "Store of keys and certificates (PKCS 12)",
                TokenFormat.KEY,
                Map.of(),
                null,
                null,
                null,
                Verdict.PLAUSIBLE,
                List.of("a store of PKCS 12, which is not opened here"),
                List.of(encryption(
                        Result.UNKNOWN,
                        "It is not opened: its password is not asked for. Take a key out of it with"
                                + " 'openssl pkcs12 -nodes', and inspect that")),
                null,
                "PKCS12…"));
    }

    /** The checks of a private key that was found. */
    static List<InspectionCheck> checks(Match match, String text) {
        boolean encrypted = match.because().stream().anyMatch(reason -> reason.contains("encrypted with a passphrase"))
                || PgpKey.of(text).map(PgpKey::encrypted).orElse(false);
        List<InspectionCheck> checks = new ArrayList<>();
        checks.add(encryption(
                encrypted ? Result.PASS : Result.FAIL,
                encrypted
                        ? "It is encrypted with a passphrase"
                        : "It is not encrypted: whoever reads the file has the key; keep it in a vault or encrypt it"));
        Key key = encrypted ? null : privateKeyOf(text);
        checks.add(key == null ? WrittenKeys.strength(text) : KeyStrength.check(key));
        checks.add(new InspectionCheck(
                "lifetime",
                "Short-lived",
                Result.WARN,
                "A key has no end of its own: replace it on a schedule, or use certificates that end",
                "NIST SP 800-57 part 1, section 5.3"));
        return checks;
    }

    private static @Nullable Key publicKeyOf(String base64) {
        byte[] bytes = Encodings.base64(base64.replaceAll("\\s", ""));
        for (String algorithm : bytes == null ? List.<String>of() : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(bytes));
            } catch (GeneralSecurityException another) {
                continue;
            }
        }
        return null;
    }

    private static @Nullable Key privateKeyOf(String text) {
        Matcher pem = PKCS8.matcher(text.replace("\\n", "\n"));
        byte[] bytes = pem.find() ? Encodings.base64(pem.group(1).replaceAll("\\s", "")) : null;
        for (String algorithm : bytes == null ? List.<String>of() : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (GeneralSecurityException another) {
                continue;
            }
        }
        return null;
    }

    private static InspectionCheck encryption(Result result, String detail) {
        return new InspectionCheck(
                "encrypted",
                "Encrypted at rest",
                result,
                detail,
                "RFC 5958; RFC 8018; NIST SP 800-57 part 2, section 6");
    }
}
