package io.claviger.engine.secrets.judge;

import io.claviger.engine.secrets.judge.Check.Ruling;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Private keys in text form. */
final class PrivateKeys {

    private static final byte[] OPENSSH = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern HEADERS = Pattern.compile("(?m)^[A-Za-z0-9-]{1,40}:[^\n]{0,200}$");

    private static final Pattern ESCAPE = Pattern.compile("(?:\\\\{1,4}r)?\\\\{1,4}n|\\\\{1,4}r");

    private static final Pattern MARGIN =
            Pattern.compile("(?m)^[ \\t]{0,8}+(?:[0-9]{1,4}[ \\t:|]|//|[-+>|*#])[ \\t]{0,4}");

    /** Bytes from which on a key that cannot be read is told all the same: someone may have wrapped or shortened it. */
    private static final int LIKE_A_KEY = 48;

    /** Bits a character that base64 of a key has, and text in letters has not. */
    private static final double RANDOM = 4.4;

    private PrivateKeys() {}

    /** PEM of RFC 7468, also with its line ends written as escapes: decoded, and looked into for a DER sequence. */
    static Ruling pem(Evidence evidence) {
        String value = evidence.value();
        String text = withLines(value);
        int start = text.indexOf("-----", 10);
        int end = text.indexOf("-----END");
        if (start < 0 || end < start) {
            return Ruling.of(Verdict.IMPOSSIBLE, "the key has no end");
        }
        String body = text.substring(start + 5, end);
        boolean encrypted = body.contains("ENCRYPTED") || value.startsWith("-----BEGIN ENCRYPTED");
        String digits = HEADERS.matcher(withoutMargin(body)).replaceAll("").replaceAll("[^A-Za-z0-9+/=]", "");
        byte[] bytes = Encodings.base64(digits);
        if (bytes == null || bytes.length < 24) {
            return Ruling.of(Verdict.IMPOSSIBLE, "its content is not a key");
        }
        if (encrypted) {
            return Ruling.note("the key is encrypted with a passphrase");
        }
        if (startsWith(bytes, OPENSSH)) {
            return openSsh(bytes);
        }
        if (isWholeSequence(bytes)) {
            return served(bytes, evidence);
        }
        return bytes.length >= LIKE_A_KEY && Entropy.bits(digits) >= RANDOM
                ? Ruling.note("as long as a key, but damaged or cut")
                : Ruling.of(Verdict.IMPOSSIBLE, "its content is not a key");
    }

    /** With what escapes stand for, of a text within a text too. */
    private static String withLines(String value) {
        String unescaped =
                value.indexOf('\\') < 0 ? value : ESCAPE.matcher(value).replaceAll("\n");
        return unescaped.replace("\r", "");
    }

    /** Without what stands before each line in what shows differences, or numbers lines. */
    private static String withoutMargin(String body) {
        boolean all = body.startsWith("\n")
                && body.lines().skip(1).allMatch(line -> MARGIN.matcher(line).lookingAt());
        return all ? MARGIN.matcher(body).replaceAll("") : body;
    }

    /** A key whose certificate stands beside it ends with that. */
    private static Ruling served(byte[] key, Evidence evidence) {
        String open = "the key is well-formed and not encrypted";
        return Certificates.of(key, evidence)
                .map(certificate -> certificate.getNotAfter().toInstant())
                .map(end -> end.isBefore(evidence.now())
                        ? Ruling.of(Verdict.EXPIRED, "its certificate expired at " + end)
                        : Ruling.of(Verdict.CONFIRMED, open + "; its certificate is valid until " + end))
                .orElse(Ruling.of(Verdict.CONFIRMED, open));
    }

    private static Ruling openSsh(byte[] bytes) {
        boolean open = bytes.length > OPENSSH.length + 8
                && new String(bytes, OPENSSH.length + 4, 4, StandardCharsets.US_ASCII).equals("none");
        return open
                ? Ruling.of(Verdict.CONFIRMED, "the key is well-formed and not encrypted")
                : Ruling.note("the key is encrypted with a passphrase");
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    /** Whether the bytes are one DER SEQUENCE whose stated length is what is there. */
    private static boolean isWholeSequence(byte[] der) {
        if (der[0] != 0x30) {
            return false;
        }
        int first = der[1] & 0xFF;
        if (first < 0x80) {
            return first + 2 == der.length;
        }
        int count = first - 0x80;
        if (count < 1 || count > 3) {
            return false;
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | der[2 + i] & 0xFF;
        }
        return length + 2 + count == der.length;
    }

    /** OpenPGP armour of RFC 9580, whose optional last line is a CRC-24 of the content. */
    static Ruling pgp(Evidence evidence) {
        String text = withLines(evidence.value());
        int start = text.indexOf("\n\n");
        int end = text.indexOf("-----END");
        if (start < 0 || end < start) {
            return Ruling.of(Verdict.IMPOSSIBLE, "the key has no content");
        }
        String body = text.substring(start, end).strip();
        int sum = body.lastIndexOf("\n=");
        byte[] bytes = Encodings.base64((sum < 0 ? body : body.substring(0, sum)).replaceAll("\\s", ""));
        if (bytes == null || bytes.length < 24) {
            return Ruling.of(Verdict.IMPOSSIBLE, "its content is not a key");
        }
        byte[] stated = sum < 0 ? null : Encodings.base64(body.substring(sum + 2));
        return stated == null ? Ruling.note("the armour has no checksum") : crc24Ruling(bytes, stated);
    }

    private static Ruling crc24Ruling(byte[] bytes, byte @Nullable [] stated) {
        int crc = 0xB704CE;
        for (byte octet : bytes) {
            crc ^= (octet & 0xFF) << 16;
            for (int i = 0; i < 8; i++) {
                crc <<= 1;
                if ((crc & 0x1000000) != 0) {
                    crc ^= 0x1864CFB;
                }
            }
        }
        byte[] computed = {(byte) (crc >> 16), (byte) (crc >> 8), (byte) crc};
        return Arrays.equals(computed, stated)
                ? Ruling.of(Verdict.CONFIRMED, "checksum valid")
                : bytes.length >= LIKE_A_KEY
                        ? Ruling.note("its checksum is wrong, which readers of OpenPGP keys pass over")
                        : Ruling.of(Verdict.IMPOSSIBLE, "checksum wrong");
    }

    /** A PuTTY key file says itself whether it is encrypted. */
    static Ruling putty(Evidence evidence) {
        return evidence.value().contains("Encryption: none")
                ? Ruling.of(Verdict.CONFIRMED, "the key is not encrypted")
                : Ruling.note("the key is encrypted with a passphrase");
    }

    /** 32 bytes clamped as RFC 7748 wants: three low bits clear, the highest clear, the next set. */
    static Ruling curve25519(Evidence evidence) {
        byte[] key = Encodings.base64(evidence.value());
        if (key == null || key.length != 32) {
            return Ruling.of(Verdict.IMPOSSIBLE, "not a key of 32 bytes");
        }
        boolean clamped = (key[0] & 7) == 0 && (key[31] & 0xC0) == 0x40;
        return clamped
                ? Ruling.of(Verdict.CONFIRMED, "a clamped Curve25519 key")
                : Ruling.note("32 bytes, not clamped");
    }
}
