package io.claviger.engine.inspection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** Writes certificates of RFC 5280 for tests, since the JDK only reads them. */
final class MadeCertificate {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] SHA256_WITH_ECDSA = {0x30, 10, 6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2
    };
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = {6, 3, 0x55, 0x1d, 0x11};
    private static final int DNS = 0x82;
    private static final int URI = 0x86;

    private MadeCertificate() {}

    /** In PEM, with a key on a curve; names with {@code ://} are URIs, and the others are hosts. */
    static String of(KeyPair keys, String issuer, Instant begin, Instant end, List<String> names)
            throws GeneralSecurityException {
        byte[] extensions = names.isEmpty() ? new byte[0] : tlv(0xa3, tlv(0x30, alternatives(names)));
        byte[] body = tlv(
                0x30,
                tlv(0xa0, tlv(2, new byte[] {2})),
                tlv(2, new byte[] {0x12, 0x34, 0x56}),
                SHA256_WITH_ECDSA,
                new X500Principal(issuer).getEncoded(),
                tlv(0x30, time(begin), time(end)),
                new X500Principal("CN=orders").getEncoded(),
                keys.getPublic().getEncoded(),
                extensions);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(body);
        byte[] whole = tlv(0x30, body, SHA256_WITH_ECDSA, tlv(3, new byte[1], signature.sign()));
        String digits = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(whole);
        return "-----BEGIN CERTIFICATE-----\n" + digits + "\n-----END CERTIFICATE-----\n";
    }

    private static byte[] alternatives(List<String> names) {
        byte[][] written = names.stream()
                .map(name -> tlv(name.contains("://") ? URI : DNS, name.getBytes(StandardCharsets.US_ASCII)))
                .toArray(byte[][]::new);
        return tlv(0x30, SUBJECT_ALTERNATIVE_NAME, tlv(4, tlv(0x30, written)));
    }

    private static byte[] time(Instant at) {
        return tlv(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] tlv(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (content.size() < 128) {
            whole.write(content.size());
        } else {
            whole.write(0x82);
            whole.write(content.size() >> 8);
            whole.write(content.size());
        }
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
