package io.claviger.engine.inspection;

import io.claviger.engine.inspection.InspectionCheck.Result;
import io.claviger.engine.secrets.judge.Identity;
import io.claviger.engine.secrets.judge.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Inspects an X.509 certificate (RFC 5280): the first of a chain, which is the bearer's own. */
final class CertificateInspection {

    /** CA/Browser Forum Ballot SC-081v3: 200 days from 15 March 2026. */
    private static final Duration LONGEST = Duration.ofDays(200);

    private static final Duration FAR_TOO_LONG = Duration.ofDays(825);
    private static final Duration SOON = Duration.ofDays(30);

    private CertificateInspection() {}

    static Optional<X509Certificate> parse(String text) {
        int start = text.indexOf("-----BEGIN CERTIFICATE-----");
        int end = text.indexOf("-----END CERTIFICATE-----", start);
        if (start < 0 || end < 0) {
            return Optional.empty();
        }
        String pem = text.substring(start, end).replace("\\n", "\n") + "-----END CERTIFICATE-----\n";
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        } catch (GeneralSecurityException malformed) {
            return Optional.empty();
        }
    }

    static Inspection of(X509Certificate certificate, boolean withKey, Instant now) {
        Instant begin = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        List<InspectionCheck> checks = new ArrayList<>();
        checks.add(validity(begin, end, now));
        checks.add(lifetime(begin, end, isAuthority(certificate)));
        checks.add(KeyStrength.check(certificate.getPublicKey()));
        checks.add(signature(certificate));
        checks.add(issuer(certificate));
        checks.add(names(certificate));
        checks.add(say(
                "private-key",
                "Without its private key",
                withKey ? Result.FAIL : Result.PASS,
                withKey ? "Its private key stands beside it: who has both is the bearer" : "A certificate is public",
                "RFC 5280, section 1"));
        boolean ended = !end.isAfter(now);
        return new Inspection(
                "certificate/x509",
                null,
                "X.509 certificate",
                TokenFormat.CERTIFICATE,
                fields(certificate),
                begin,
                end,
                Duration.between(begin, end),
                ended ? Verdict.EXPIRED : Verdict.CONFIRMED,
                List.of(ended ? "expired at " + end : "well-formed, valid until " + end),
                checks,
                identity(certificate),
                "serial …" + lastFour(certificate.getSerialNumber().toString(16)));
    }

    private static InspectionCheck validity(Instant begin, Instant end, Instant now) {
        String reference = "RFC 5280, section 4.1.2.5";
        if (begin.isAfter(now)) {
            return say("validity", "Valid now", Result.FAIL, "It is not good before " + begin, reference);
        }
        if (!end.isAfter(now)) {
            return say("validity", "Valid now", Result.FAIL, "It ended at " + end, reference);
        }
        return end.isBefore(now.plus(SOON))
                ? say("validity", "Valid now", Result.WARN, "It ends soon, at " + end + ": renew it", reference)
                : say("validity", "Valid now", Result.PASS, "It is good until " + end, reference);
    }

    private static InspectionCheck lifetime(Instant begin, Instant end, boolean authority) {
        Duration lifetime = Duration.between(begin, end);
        String lived = "It lives for " + TimeChecks.words(lifetime);
        Result result = authority || lifetime.compareTo(LONGEST) <= 0
                ? Result.PASS
                : lifetime.compareTo(FAR_TOO_LONG) <= 0 ? Result.WARN : Result.FAIL;
        return say(
                "lifetime",
                "Short-lived",
                result,
                result == Result.PASS ? lived : lived + "; since 2026 public authorities give 200 days at most",
                "CA/Browser Forum Baseline Requirements, section 6.3.2");
    }

    private static InspectionCheck signature(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        boolean weak = algorithm.contains("MD5") || algorithm.contains("MD2") || algorithm.contains("SHA1");
        return say(
                "alg",
                "Signature algorithm",
                weak ? Result.FAIL : Result.PASS,
                weak ? algorithm + " can be forged" : "Signed with " + algorithm,
                "RFC 6151; RFC 6194; NIST SP 800-131A");
    }

    private static InspectionCheck issuer(X509Certificate certificate) {
        boolean itself = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
        return say(
                "iss",
                "Issued by an authority",
                itself ? Result.WARN : Result.PASS,
                itself
                        ? "It is signed by itself: nobody vouches for it, and nobody can revoke it"
                        : "Issued by another",
                "RFC 5280, section 6.1");
    }

    private static InspectionCheck names(X509Certificate certificate) {
        List<String> names = alternatives(certificate);
        boolean wild = names.stream().anyMatch(name -> name.startsWith("*."));
        String reference = "RFC 9525, section 6.3; RFC 5280, section 4.2.1.6";
        if (names.isEmpty()) {
            return say(
                    "names",
                    "Narrow names",
                    Result.WARN,
                    "It has no alternative names; the subject alone is not heeded any more",
                    reference);
        }
        return wild
                ? say(
                        "names",
                        "Narrow names",
                        Result.WARN,
                        "It is good for any host of a domain: one stolen key stands for all",
                        reference)
                : say(
                        "names",
                        "Narrow names",
                        Result.PASS,
                        "It names " + names.size() + (names.size() == 1 ? " bearer" : " bearers"),
                        reference);
    }

    private static List<String> alternatives(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            for (List<?> name : all == null ? List.<List<?>>of() : all) {
                if (name.get(1) instanceof String text) {
                    names.add(text);
                }
            }
        } catch (CertificateParsingException malformed) {
            return List.of();
        }
        return names;
    }

    private static boolean isAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0;
    }

    private static Map<String, @Nullable Object> fields(X509Certificate certificate) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("subject", certificate.getSubjectX500Principal().getName());
        fields.put("issuer", certificate.getIssuerX500Principal().getName());
        fields.put("serialNumber", certificate.getSerialNumber().toString(16));
        fields.put("alternativeNames", alternatives(certificate));
        fields.put("certificateAuthority", isAuthority(certificate));
        fields.put("algorithm", certificate.getSigAlgName());
        return fields;
    }

    /** A workload's own name where there is one (SPIFFE), or the subject. */
    private static Identity identity(X509Certificate certificate) {
        return alternatives(certificate).stream()
                .filter(name -> name.startsWith("spiffe://"))
                .findFirst()
                .map(name -> Identity.named("spiffe.workload", name))
                .orElseGet(() -> Identity.named(
                        "x509.subject", certificate.getSubjectX500Principal().getName()));
    }

    private static String lastFour(String text) {
        return text.substring(Math.max(0, text.length() - 4));
    }

    private static InspectionCheck say(String id, String title, Result result, String detail, String reference) {
        return new InspectionCheck(id, title, result, detail, reference);
    }
}
