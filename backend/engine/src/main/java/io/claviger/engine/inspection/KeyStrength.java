package io.claviger.engine.inspection;

import io.claviger.engine.inspection.InspectionCheck.Result;
import java.security.Key;
import java.security.interfaces.DSAKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;

/** Whether a key is long enough for years to come. */
final class KeyStrength {

    private KeyStrength() {}

    static InspectionCheck check(Key key) {
        return switch (key) {
            case RSAKey rsa -> rsa(rsa.getModulus().bitLength());
            case ECKey ec -> elliptic(ec.getParams().getOrder().bitLength());
            case DSAKey dsa -> dsa();
            default -> of(key.getAlgorithm());
        };
    }

    static InspectionCheck rsa(int bits) {
        if (bits < 2048) {
            return say(Result.FAIL, "RSA with " + bits + " bits can be broken: use 3072, or Ed25519");
        }
        return bits < 3072
                ? say(Result.PASS, "RSA with " + bits + " bits; enough until 2030")
                : say(Result.PASS, "RSA with " + bits + " bits");
    }

    static InspectionCheck elliptic(int bits) {
        return bits < 224
                ? say(Result.FAIL, "A curve of " + bits + " bits can be broken: use P-256 or Ed25519")
                : say(Result.PASS, "A curve of " + bits + " bits");
    }

    /** Of a key of random bytes: HMAC wants as many bits as its hash has (RFC 7518, section 3.2). */
    static InspectionCheck symmetric(int bits, String algorithm) {
        int least = algorithm.matches("HS(?:256|384|512)") ? Integer.parseInt(algorithm.substring(2)) : 128;
        return bits < least
                ? say(Result.FAIL, "A key of " + bits + " bits, where " + least + " are the least")
                : say(Result.PASS, "A key of " + bits + " bits");
    }

    static InspectionCheck dsa() {
        return say(Result.FAIL, "DSA keys are not to be made any more");
    }

    static InspectionCheck of(String algorithm) {
        return say(Result.PASS, "A key for " + algorithm);
    }

    static InspectionCheck unknown() {
        return say(Result.UNKNOWN, "It is encrypted, or of a form that is not read here");
    }

    private static InspectionCheck say(Result result, String detail) {
        return new InspectionCheck(
                "key-strength", "Strong key", result, detail, "NIST SP 800-57 part 1, section 5.6.1; RFC 9142");
    }
}
