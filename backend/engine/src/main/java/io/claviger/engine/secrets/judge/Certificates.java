package io.claviger.engine.secrets.judge;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates that stand beside a private key and say how long it serves. */
final class Certificates {

    private static final int NEAR = 12_000;
    private static final int MOST = 4;
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\\\\\s]{64,8000})-----END CERTIFICATE-----");

    private Certificates() {}

    /** The certificate of a private key, by the public part that both hold. */
    static Optional<X509Certificate> of(byte[] privateKey, Evidence evidence) {
        String around = evidence.around().apply(NEAR);
        Matcher matcher = CERTIFICATE.matcher(around);
        for (int i = 0; i < MOST && matcher.find(); i++) {
            byte[] der = Encodings.base64(matcher.group(1).replace("\\n", "").replaceAll("[^A-Za-z0-9+/=]", ""));
            Optional<X509Certificate> certificate = der == null ? Optional.empty() : read(der);
            if (certificate.isPresent() && belongs(certificate.get(), privateKey)) {
                return certificate;
            }
        }
        return Optional.empty();
    }

    private static Optional<X509Certificate> read(byte[] der) {
        try {
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException noCertificate) {
            // What is armoured as a certificate and is none says nothing of the key.
            return Optional.empty();
        }
    }

    private static boolean belongs(X509Certificate certificate, byte[] privateKey) {
        return switch (certificate.getPublicKey()) {
            case RSAPublicKey rsa -> holds(privateKey, rsa.getModulus());
            case ECPublicKey ec -> holds(privateKey, ec.getW().getAffineX());
            default -> false;
        };
    }

    private static boolean holds(byte[] bytes, BigInteger number) {
        byte[] part = number.toByteArray();
        int skip = part[0] == 0 ? 1 : 0;
        int size = part.length - skip;
        for (int i = 0; i + size <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + size, part, skip, part.length)) {
                return true;
            }
        }
        return false;
    }
}
