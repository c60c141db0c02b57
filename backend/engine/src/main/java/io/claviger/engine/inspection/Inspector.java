package io.claviger.engine.inspection;

import io.claviger.engine.secrets.Match;
import io.claviger.engine.secrets.ScanContext;
import io.claviger.engine.secrets.Scanner;
import io.claviger.engine.secrets.SecretValue;
import io.claviger.engine.secrets.judge.Encodings;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what one token is: given alone, as a header, an assignment, a URL or a line of a log. Safe for use by several
 * threads. Texts of more than {@link #LONGEST} characters are refused by whoever takes them in.
 */
public final class Inspector {

    /** Characters; room for a chain of certificates. */
    public static final int LONGEST = 65_536;

    private final Scanner scanner;

    public Inspector(Scanner scanner) {
        this.scanner = scanner;
    }

    /**
     * Inspects a text.
     *
     * @param known what others know of where the token stood
     * @param keys of the issuer that the token names, if it names one: see {@link IssuerKeys#discovery}
     */
    public Inspected inspect(String text, Surroundings known, IssuerKeys keys, Instant now) {
        Pasted read = Pasted.of(text);
        Pasted pasted =
                new Pasted(read.token(), read.scheme(), read.surroundings().and(known));
        Optional<X509Certificate> certificate = CertificateInspection.parse(text);
        if (certificate.isPresent()) {
            boolean withKey = text.contains("PRIVATE KEY-----");
            return plain(CertificateInspection.of(certificate.get(), withKey, now), text.strip());
        }
        Optional<Inspection> publicKey =
                KeyInspection.publicKey(text.strip()).or(() -> KeyInspection.store(text.strip()));
        if (publicKey.isPresent()) {
            return plain(publicKey.get(), text.strip());
        }
        Optional<Inspection> jwk = JwkInspection.of(text.strip());
        if (jwk.isPresent()) {
            return typed(jwk.get(), text.strip(), now);
        }
        Optional<JsonWebToken> jwt = JsonWebToken.parse(pasted.token());
        if (jwt.isPresent()) {
            return typed(JwtInspection.of(jwt.get(), pasted, keys, now), pasted.token(), now);
        }
        List<Match> matches = matches(text, pasted.token(), now);
        return matches.isEmpty() ? unknown(pasted) : known(matches, pasted, text);
    }

    /** What a vendor issues in a form of its own, or scans know, is known by its type too. */
    private Inspected typed(Inspection inspection, String token, Instant now) {
        return matches(token, token, now).stream()
                .findFirst()
                .map(match -> new Inspected(inspection, match.value(), match.type()))
                .orElseGet(() -> plain(inspection, token));
    }

    private Inspected known(List<Match> matches, Pasted pasted, String text) {
        Match match = matches.getFirst();
        long others = matches.stream()
                .filter(other -> other.verdict().reportable()
                        && (other.span().start() >= match.span().end()
                                || other.span().end() <= match.span().start()))
                .count();
        return new Inspected(KnownInspection.of(match, others, pasted, text), match.value(), match.type());
    }

    private static Inspected unknown(Pasted pasted) {
        String token = pasted.token();
        String decoded = pasted.scheme().equals("basic") ? Encodings.base64Text(token) : null;
        return plain(UnknownInspection.of(pasted, decoded), token);
    }

    private static Inspected plain(Inspection inspection, String value) {
        String bytes = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return new Inspected(inspection, SecretValue.of(bytes, Map.of()), null);
    }

    /** The most telling thing in a text first: what is real before what is not, what was pasted before what stands beside it. */
    private List<Match> matches(String text, String token, Instant now) {
        List<Match> matches = scan(text, now);
        if (matches.isEmpty() && !text.equals(token)) {
            matches = scan(token, now);
        }
        return matches.stream()
                .sorted(Comparator.comparing((Match match) -> match.verdict().reportable())
                        .thenComparing(match -> match.value().lend(token::contains))
                        .thenComparing(match -> match.type().severity())
                        .thenComparing(match -> match.value().length())
                        .reversed())
                .toList();
    }

    private List<Match> scan(String text, Instant now) {
        List<Match> matches = new ArrayList<>();
        scanner.scan(text.getBytes(StandardCharsets.UTF_8), new ScanContext("", now), matches::add);
        return matches;
    }
}
