package io.claviger.cli.scan;

import io.claviger.engine.secrets.Match;
import io.claviger.engine.secrets.Span;
import io.claviger.engine.secrets.judge.Verdict;
import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.verification.Liveness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One secret in one place, ready to be printed. {@code secret} is {@code null} unless the caller asked for values;
 * {@code identity} is then, and only then, the name in full. With a {@code suppression} it is not told, but counted.
 */
record Finding(
        SecretType type,
        String provider,
        Place place,
        Span span,
        Verdict verdict,
        double confidence,
        List<String> because,
        @Nullable String identityKind,
        @Nullable String identity,
        String fingerprint,
        String preview,
        @Nullable String secret,
        @Nullable Suppression suppression) {

    /**
     * A file, and for one in a git history the commit that brought it.
     *
     * @param within its path below the folder or repository that is scanned
     */
    record Place(
            String path,
            String within,
            @Nullable String commit,
            @Nullable String author,
            @Nullable Instant date) {

        /** A text within this one. */
        Place inner(String innerPath) {
            return new Place(innerPath, within + innerPath.substring(path.length()), commit, author, date);
        }

        static Place file(String path, String within) {
            return new Place(path, within, null, null, null);
        }
    }

    static Finding of(
            Match match, Place place, String fingerprint, boolean showSecrets, @Nullable Suppression suppression) {
        var named = match.identity();
        return new Finding(
                match.type(),
                match.provider(),
                place,
                match.span(),
                match.verdict(),
                match.confidence(),
                match.because(),
                named == null ? null : named.kind(),
                named == null ? null : showSecrets ? named.externalId() : named.shown(),
                fingerprint,
                match.preview(),
                showSecrets ? match.value().lend(Finding::text) : null,
                suppression);
    }

    /** The confidence with the two digits that reports show. */
    BigDecimal confidenceShown() {
        return BigDecimal.valueOf(confidence).setScale(2, RoundingMode.HALF_UP);
    }

    /** This finding, and what its vendor said: what is accepted is real, what is not has ended or never was. */
    Finding after(Liveness liveness) {
        List<String> reasons = new ArrayList<>(because);
        reasons.add(liveness.because());
        Verdict verified = switch (liveness.state()) {
            case LIVE -> Verdict.CONFIRMED;
            case DEAD -> Verdict.EXPIRED;
            case UNKNOWN -> verdict;
        };
        double sure = switch (liveness.state()) {
            case LIVE -> 1.0;
            case DEAD, UNKNOWN -> confidence;
        };
        return new Finding(
                type,
                provider,
                place,
                span,
                verified,
                sure,
                reasons,
                identityKind,
                identity,
                fingerprint,
                preview,
                secret,
                suppression);
    }

    /** The value's bytes as UTF-8, as they stood in the file. */
    private static String text(String bytes) {
        return new String(
                bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), java.nio.charset.StandardCharsets.UTF_8);
    }
}
