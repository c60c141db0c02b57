package io.claviger.engine.inspection;

import io.claviger.engine.secrets.judge.Identity;
import io.claviger.engine.secrets.judge.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a token is. Holds nothing by which it could be used.
 *
 * @param kind {@code provider/kind} of the known types of secrets, or one of this package's own such as {@code jwt/access-token}
 * @param provider who issues it, or {@code null} when that cannot be told
 * @param claims of a JWT, or the readable fields of a certificate, redacted; empty when there are none
 * @param lifetime from issue to end
 * @param because the reasons of the verdict
 */
public record Inspection(
        String kind,
        @Nullable String provider,
        String title,
        TokenFormat format,
        Map<String, @Nullable Object> claims,
        @Nullable Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable Duration lifetime,
        Verdict verdict,
        List<String> because,
        List<InspectionCheck> checks,
        @Nullable Identity identity,
        String preview) {

    public Inspection {
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
        because = List.copyOf(because);
        checks = List.copyOf(checks);
    }

    /** This inspection with what others know of where the token stands; seen once is seen. */
    public Inspection seen(Surroundings places) {
        Map<String, InspectionCheck> known = new LinkedHashMap<>();
        places.checks().stream()
                .filter(check -> check.result() != InspectionCheck.Result.UNKNOWN)
                .forEach(check -> known.put(check.id(), check));
        List<InspectionCheck> merged = checks.stream()
                .map(check ->
                        check.result() == InspectionCheck.Result.FAIL ? check : known.getOrDefault(check.id(), check))
                .toList();
        return with(verdict, because, merged);
    }

    Inspection with(Verdict changed, List<String> reasons, List<InspectionCheck> merged) {
        return new Inspection(
                kind, provider, title, format, claims, issuedAt, expiresAt, lifetime, changed, reasons, merged,
                identity, preview);
    }
}
