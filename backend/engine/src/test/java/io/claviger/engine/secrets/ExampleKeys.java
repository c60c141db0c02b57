package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Encodings;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** The parts of examples that carry a structure or a checksum of their own. Only tests make them. */
final class ExampleKeys {

    private ExampleKeys() {}

    static String part(String written, String[] words, ExampleTemplate template) {
        return switch (words[0]) {
            case "base62-crc32" -> base62Crc32(words[1], template);
            case "base62-crc32-of-all" -> base62Crc32OfAll(words[1] + template.base62(Integer.parseInt(words[2])));
            case "grafana" -> grafana(template);
            case "gitlab-routable" -> gitlabRoutable(words[1], words[2], template);
            case "aws-key-id" -> awsKeyId(words[1], Long.parseLong(words[2]), template);
            case "jwt" -> jwt(written.substring(4), template);
            case "pem" -> pem(words[1], "\n");
            case "pem-escaped" -> pem(words[1], "\\n");
            case "openssh" -> openSsh(template);
            case "pgp" -> pgp(template);
            case "nkey" -> nkey(Integer.parseInt(words[1]), template);
            case "age" -> age(template);
            case "curve25519" -> curve25519(template);
            case "five" -> "-----";
            case "nothing" -> "";
            default -> throw new IllegalArgumentException("no such part of an example: " + written);
        };
    }

    private static String base62Crc32(String prefix, ExampleTemplate template) {
        String body = template.base62(30);
        return prefix + body + ExampleTemplate.crc(body);
    }

    private static String base62Crc32OfAll(String body) {
        return body + ExampleTemplate.crc(body);
    }

    private static String grafana(ExampleTemplate template) {
        String body = "glsa_" + template.base62(32);
        return body + "_" + String.format("%08x", Integer.reverseBytes((int) Encodings.crc32(body)));
    }

    private static String gitlabRoutable(String prefix, String routing, ExampleTemplate template) {
        byte[] lines = routing.replace(',', '\n').getBytes(StandardCharsets.UTF_8);
        byte[] payload = Arrays.copyOf(template.bytes(16), 16 + lines.length + 1);
        System.arraycopy(lines, 0, payload, 16, lines.length);
        payload[payload.length - 1] = (byte) lines.length;
        String encoded = ExampleTemplate.url(payload);
        String body = prefix + encoded + ".01." + Encodings.base36(encoded.length(), 2);
        return body + Encodings.base36(Encodings.crc32(body), 7);
    }

    private static String awsKeyId(String prefix, long account, ExampleTemplate template) {
        StringBuilder digits = new StringBuilder();
        long bits = (1L << 47 | account << 7) << 12;
        for (int i = 0; i < 12; i++) {
            digits.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt((int) (bits >> (55 - 5 * i) & 31)));
        }
        String random = template.randomOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 6);
        // The seven bits after the account and all that follows are random.
        return prefix + digits.substring(0, 10) + random;
    }

    private static String jwt(String claims, ExampleTemplate template) {
        String header = ExampleTemplate.url("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        String json = claims.replace("[", "{").replace("]", "}").replace('\'', '"');
        String body = ExampleTemplate.url(json.getBytes(StandardCharsets.UTF_8));
        return header + "." + body + "." + ExampleTemplate.url(template.bytes(64));
    }

    private static String pem(String label, String line) {
        String name = label.replace('-', ' ');
        try {
            byte[] der = KeyPairGenerator.getInstance("EC")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return armour(name, Base64.getEncoder().encodeToString(der), line);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String openSsh(ExampleTemplate template) {
        byte[] start = "openssh-key-v1\0\0\0\0\4none\0\0\0\4none".getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(start, start.length + 200);
        System.arraycopy(template.bytes(200), 0, all, start.length, 200);
        return armour("OPENSSH PRIVATE KEY", Base64.getEncoder().encodeToString(all), "\n");
    }

    private static String armour(String name, String body, String line) {
        StringBuilder armoured =
                new StringBuilder("-----BEGIN ").append(name).append("-----").append(line);
        for (int at = 0; at < body.length(); at += 64) {
            armoured.append(body, at, Math.min(body.length(), at + 64)).append(line);
        }
        return armoured.append("-----END ").append(name).append("-----").toString();
    }

    private static String pgp(ExampleTemplate template) {
        byte[] bytes = template.bytes(300);
        int crc = 0xB704CE;
        for (byte octet : bytes) {
            crc ^= (octet & 0xFF) << 16;
            for (int i = 0; i < 8; i++) {
                crc = (crc & 0x800000) != 0 ? crc << 1 ^ 0x1864CFB : crc << 1;
            }
        }
        byte[] sum = {(byte) (crc >> 16), (byte) (crc >> 8), (byte) crc};
        String name = "PGP PRIVATE KEY BLOCK";
        return "-----BEGIN " + name + "-----\n\n" + Base64.getEncoder().encodeToString(bytes) + "\n="
                + Base64.getEncoder().encodeToString(sum) + "\n-----END " + name + "-----";
    }

    /** The kind is the second byte's public prefix, times eight: 20 is a user's. */
    private static String nkey(int kind, ExampleTemplate template) {
        byte[] bytes = new byte[36];
        System.arraycopy(template.bytes(32), 0, bytes, 2, 32);
        bytes[0] = (byte) (18 << 3 | kind >> 5);
        bytes[1] = (byte) ((kind & 31) << 3);
        int crc = 0;
        for (int i = 0; i < 34; i++) {
            crc ^= (bytes[i] & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = ((crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1) & 0xFFFF;
            }
        }
        bytes[34] = (byte) crc;
        bytes[35] = (byte) (crc >> 8);
        java.math.BigInteger bits = new java.math.BigInteger(1, bytes).shiftLeft(2);
        StringBuilder text = new StringBuilder();
        for (int i = 57; i >= 0; i--) {
            text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
                    .charAt(bits.shiftRight(5 * i).intValue() & 31));
        }
        return text.toString();
    }

    private static String age(ExampleTemplate template) {
        String alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        String readable = "age-secret-key-";
        String body = template.randomOf(alphabet, 51) + "q";
        int code = polymod(readable, body + "qqqqqq", alphabet) ^ 1;
        StringBuilder sum = new StringBuilder();
        for (int i = 5; i >= 0; i--) {
            sum.append(alphabet.charAt(code >> 5 * i & 31));
        }
        return (readable + "1" + body + sum).toUpperCase(java.util.Locale.ROOT);
    }

    private static int polymod(String readable, String digits, String alphabet) {
        int code = 1;
        java.util.List<Integer> values = new java.util.ArrayList<>();
        readable.chars().forEach(c -> values.add(c >> 5));
        values.add(0);
        readable.chars().forEach(c -> values.add(c & 31));
        digits.chars().forEach(c -> values.add(alphabet.indexOf(c)));
        int[] generators = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
        for (int value : values) {
            int top = code >>> 25;
            code = (code & 0x1ffffff) << 5 ^ value;
            for (int i = 0; i < 5; i++) {
                code ^= (top >> i & 1) == 1 ? generators[i] : 0;
            }
        }
        return code;
    }

    private static String curve25519(ExampleTemplate template) {
        byte[] key = template.bytes(32);
        key[0] &= (byte) 248;
        key[31] = (byte) (key[31] & 127 | 64);
        return Base64.getEncoder().encodeToString(key);
    }
}
