package io.claviger.engine.inspection;

import io.claviger.engine.secrets.judge.Encodings;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How strong a key is that Java does not read as it is written: PKCS 1 (RFC 8017, appendix A.1), SEC 1 (RFC 5915), OpenSSH's
 * own form (its PROTOCOL.key) and PuTTY's, whose public halves (RFC 4253, section 6.6) stand open when the key is encrypted, and
 * OpenPGP (RFC 9580).
 */
final class WrittenKeys {

    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN ([A-Z]{2,10} (?:PRIVATE|PUBLIC) KEY)-----([0-9A-Za-z+/=\\s]{40,20000})-----END");
    private static final Pattern SSH = Pattern.compile(
            "(?:^(?:ssh|ecdsa|sk)-[a-z0-9@.-]{3,60} |Public-Lines: [0-9]{1,3})([0-9A-Za-z+/=\\s]{30,8000})");
    private static final byte[] OPENSSH = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final int INTEGER = 2;
    private static final int OCTETS = 4;
    private static final int SEQUENCE = 0x30;
    /** Octets of a private key on P-521. */
    private static final int OCTETS_521 = 66;

    private WrittenKeys() {}

    static InspectionCheck strength(String text) {
        String plain = text.replace("\\n", "\n").strip();
        try {
            Matcher pem = PEM.matcher(plain);
            while (pem.find()) {
                byte[] bytes = Encodings.base64(pem.group(2).replaceAll("\\s", ""));
                if (bytes != null) {
                    return ofPem(pem.group(1), ByteBuffer.wrap(bytes));
                }
            }
            Matcher ssh = SSH.matcher(plain);
            byte[] blob = ssh.find() ? Encodings.base64(firstOf(ssh.group(1))) : null;
            if (blob != null) {
                return ofSsh(ByteBuffer.wrap(blob));
            }
        } catch (BufferUnderflowException | IllegalArgumentException damaged) {
            return KeyStrength.unknown();
        }
        return PgpKey.of(plain).map(PgpKey::strength).orElseGet(KeyStrength::unknown);
    }

    /** Base64 in lines, up to its end: a comment may follow. */
    private static String firstOf(String lines) {
        return lines.strip().replaceFirst(" .*", "").replaceAll("\\s", "");
    }

    private static InspectionCheck ofPem(String label, ByteBuffer der) {
        return switch (label) {
            case "RSA PRIVATE KEY", "RSA PUBLIC KEY" -> {
                enter(der, SEQUENCE);
                if (label.startsWith("RSA PRIVATE")) {
                    take(der, INTEGER);
                }
                yield KeyStrength.rsa(new BigInteger(take(der, INTEGER)).bitLength());
            }
            case "EC PRIVATE KEY" -> {
                enter(der, SEQUENCE);
                take(der, INTEGER);
                int octets = take(der, OCTETS).length;
                yield KeyStrength.elliptic(octets == OCTETS_521 ? 521 : octets * 8);
            }
            case "DSA PRIVATE KEY" -> KeyStrength.dsa();
            case "OPENSSH PRIVATE KEY" -> {
                der.position(OPENSSH.length);
                for (int i = 0; i < 3; i++) {
                    string(der); // the cipher, and how its key is made
                }
                der.getInt();
                yield ofSsh(ByteBuffer.wrap(string(der)));
            }
            default -> KeyStrength.unknown();
        };
    }

    private static InspectionCheck ofSsh(ByteBuffer blob) {
        String type = new String(string(blob), StandardCharsets.US_ASCII);
        if (type.equals("ssh-rsa")) {
            string(blob);
            return KeyStrength.rsa(new BigInteger(string(blob)).bitLength());
        }
        if (type.equals("ssh-dss")) {
            return KeyStrength.dsa();
        }
        if (type.startsWith("ecdsa-sha2-nistp")) {
            return KeyStrength.elliptic(Integer.parseInt(type.substring("ecdsa-sha2-nistp".length())));
        }
        return KeyStrength.of(type);
    }

    /** A string of RFC 4251, section 5: its length in four bytes, and so many. */
    private static byte[] string(ByteBuffer in) {
        return bytes(in, in.getInt());
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static byte[] take(ByteBuffer der, int tag) {
        return bytes(der, enter(der, tag));
    }

    /** Reads a tag and a length of DER, which it answers. */
    private static int enter(ByteBuffer der, int tag) {
        if ((der.get() & 0xFF) != tag) {
            throw new IllegalArgumentException("another form");
        }
        int length = der.get() & 0xFF;
        if (length < 0x80) {
            return length;
        }
        int count = length - 0x80;
        if (count < 1 || count > 3) {
            throw new IllegalArgumentException("another form");
        }
        length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | der.get() & 0xFF;
        }
        return length;
    }
}
