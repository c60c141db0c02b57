package io.claviger.engine.secrets.judge;

import io.claviger.engine.secrets.judge.Check.Ruling;
import org.jspecify.annotations.Nullable;

/** Tokens that carry a checksum of themselves. */
public final class Checksums {

    /** Said of a token whose checksum is not that of the rest of it. */
    public static final String WRONG = "its checksum does not match: mistyped, cut or made up";

    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    private Checksums() {}

    /**
     * After a prefix that ends with an underscore, 30 random characters and their CRC-32 in six base 62 digits.
     *
     * @see <a href="https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/">GitHub</a>
     */
    static Ruling base62Crc32(Evidence evidence) {
        String body = evidence.value().substring(evidence.value().indexOf('_') + 1);
        if (body.length() != 36) {
            return Ruling.silent();
        }
        return ruling(
                Encodings.base62(Encodings.crc32(body.substring(0, 30)), 6).equals(body.substring(30)));
    }

    /** Six base 62 digits at the end: the CRC-32 of all before them, the prefix too. So Claviger writes its own tokens. */
    static Ruling base62Crc32OfAll(Evidence evidence) {
        String value = evidence.value();
        int split = value.length() - 6;
        return ruling(
                Encodings.base62(Encodings.crc32(value.substring(0, split)), 6).equals(value.substring(split)));
    }

    /**
     * Eight hex digits after the last underscore: the CRC-32, little-endian, of all before it. Grafana writes it so, and
     * does not say that it always will.
     */
    static Ruling grafanaCrc32(Evidence evidence) {
        String value = evidence.value();
        int split = value.lastIndexOf('_');
        int crc = Integer.reverseBytes((int) Encodings.crc32(value.substring(0, split)));
        return String.format("%08x", crc).equals(value.substring(split + 1))
                ? ruling(true)
                : Ruling.note("its checksum is not as Grafana writes it");
    }

    /**
     * A routable token: {@code prefix payload.01.LL CCCCCCC}, where the payload is base 64 of 16 random bytes, lines such
     * as {@code u:2s} and their length, LL the payload's length and C the CRC-32 of all before it, both in base 36.
     *
     * @see <a href="https://handbook.gitlab.com/handbook/engineering/architecture/design-documents/cells/routable_tokens/">GitLab</a>
     */
    static Ruling gitlabRoutable(Evidence evidence) {
        String value = evidence.value();
        int version = value.indexOf(".01.");
        if (version < 0) {
            return Ruling.silent();
        }
        int split = value.length() - 7;
        boolean holds = split > version
                && Encodings.base36(Encodings.crc32(value.substring(0, split)), 7)
                        .equals(value.substring(split));
        if (!holds) {
            return ruling(false);
        }
        return ruling(true).naming(routed(value, version));
    }

    private static @Nullable Identity routed(String value, int version) {
        String payload = Encodings.base64Text(value.substring(value.indexOf('-') + 1, version));
        if (payload == null || payload.length() < 18) {
            return null;
        }
        int length = payload.charAt(payload.length() - 1);
        if (length > payload.length() - 17) {
            return null;
        }
        for (String line : payload.substring(payload.length() - 1 - length, payload.length() - 1)
                .split("\n")) {
            String kind = switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case 'u' -> "gitlab.user";
                case 'p' -> "gitlab.project";
                case 'g' -> "gitlab.group";
                default -> null;
            };
            if (kind != null && line.matches("[ugp]:[0-9a-z]{1,12}")) {
                return Identity.named(kind, String.valueOf(Long.parseLong(line.substring(2), 36)));
            }
        }
        return null;
    }

    /**
     * Base 32 that ends with a CRC-16 (XMODEM), little-endian, of the bytes before it.
     *
     * @see <a href="https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth">NATS</a>
     */
    static Ruling nkeyCrc16(Evidence evidence) {
        String value = evidence.value();
        byte[] bytes = new byte[value.length() * 5 / 8];
        for (int i = 0; i < bytes.length; i++) {
            int bit = i * 8;
            String digits = value.substring(bit / 5, Math.min(value.length(), bit / 5 + 3));
            long three = Encodings.base32(digits + "A".repeat(3 - digits.length()));
            bytes[i] = (byte) (three >> (15 - 8 - bit % 5));
        }
        int crc = 0;
        for (int i = 0; i < bytes.length - 2; i++) {
            crc ^= (bytes[i] & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
            }
            crc &= 0xFFFF;
        }
        int stated = bytes[bytes.length - 2] & 0xFF | (bytes[bytes.length - 1] & 0xFF) << 8;
        return ruling(crc == stated);
    }

    /** Bech32 of BIP 173: six digits at the end are a BCH code of all the rest. */
    static Ruling bech32(Evidence evidence) {
        String value = evidence.value().toLowerCase(java.util.Locale.ROOT);
        int separator = value.lastIndexOf('1');
        int code = 1;
        for (int i = 0; i < separator; i++) {
            code = bech32Step(code, value.charAt(i) >> 5);
        }
        code = bech32Step(code, 0);
        for (int i = 0; i < separator; i++) {
            code = bech32Step(code, value.charAt(i) & 31);
        }
        for (int i = separator + 1; i < value.length(); i++) {
            int digit = BECH32.indexOf(value.charAt(i));
            if (digit < 0) {
                return ruling(false);
            }
            code = bech32Step(code, digit);
        }
        return ruling(code == 1);
    }

    private static int bech32Step(int code, int digit) {
        int[] generators = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
        int top = code >>> 25;
        int next = (code & 0x1ffffff) << 5 ^ digit;
        for (int i = 0; i < 5; i++) {
            if ((top >> i & 1) == 1) {
                next ^= generators[i];
            }
        }
        return next;
    }

    /** A vendor may make its checksums in another way one day, and whoever mistyped a token has one all the same. */
    private static Ruling ruling(boolean holds) {
        return holds ? Ruling.of(Verdict.CONFIRMED, "checksum valid") : Ruling.doubt(WRONG);
    }
}
