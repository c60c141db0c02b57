package io.claviger.engine.inspection;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys, certificates and stores that are DER (ITU-T X.690) as the text that {@link Inspector} reads: PEM (RFC 7468). */
public final class DerText {

    private static final int LINE = 64;
    private static final int SHORTEST = 16;
    private static final byte SEQUENCE = 0x30;
    private static final byte INTEGER = 2;
    private static final byte BITS = 3;
    private static final byte OCTETS = 4;

    private DerText() {}

    /** PEM of bytes; nothing when they are a text or another thing. */
    public static Optional<String> of(byte[] bytes) {
        return Optional.ofNullable(kind(bytes))
                .map(kind -> "-----BEGIN " + kind + "-----\n"
                        + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + kind
                        + "-----\n");
    }

    /** What bytes are that are DER (ITU-T X.690), as PEM names it; nothing when they are a text or another thing. */
    private static @Nullable String kind(byte[] bytes) {
        if (bytes.length < SHORTEST || bytes[0] != SEQUENCE) {
            return null;
        }
        int first = bytes[1] & 0xFF;
        int content = first < 0x80 ? 2 : 2 + first - 0x80;
        if (content > 5) {
            return null;
        }
        // A key begins with its version, 0 or 1; a store of PKCS 12 (RFC 7292) with 3.
        if (bytes[content] == INTEGER && bytes[content + 1] == 1) {
            return switch (bytes[content + 2]) {
                case 0, 1 -> "PRIVATE KEY";
                case 3 -> "PKCS12";
                default -> null;
            };
        }
        // Behind an algorithm stand the octets of an encrypted key (RFC 5958), or the bits of a public one (RFC 5280).
        int next = content + 2 + bytes[content + 1];
        if (bytes[content] == SEQUENCE && bytes[content + 1] > 0 && next < bytes.length && bytes[next] != SEQUENCE) {
            return bytes[next] == OCTETS ? "ENCRYPTED PRIVATE KEY" : bytes[next] == BITS ? "PUBLIC KEY" : null;
        }
        try {
            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
            return "CERTIFICATE";
        } catch (CertificateException none) {
            return null;
        }
    }
}
