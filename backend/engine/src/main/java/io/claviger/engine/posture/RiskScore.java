package io.claviger.engine.posture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much there is to lose with one object, and how easily: the sum of its factors, from 0 to 100.
 *
 * <table>
 * <caption>Points</caption>
 * <tr><td>its value was seen somewhere</td><td>34</td></tr>
 * <tr><td>an exposed secret is confirmed, or opens an active credential</td><td>20, 20</td></tr>
 * <tr><td>an exposed secret is still in the current version</td><td>10</td></tr>
 * <tr><td>administrator; may write</td><td>22; 10</td></tr>
 * <tr><td>worst open finding is critical; high; medium; low</td><td>18; 12; 6; 2</td></tr>
 * <tr><td>each further open finding</td><td>2, at most 8</td></tr>
 * <tr><td>a credential never expires</td><td>10</td></tr>
 * <tr><td>not replaced for a year; for 90 days</td><td>10; 6</td></tr>
 * <tr><td>not used for 90 days</td><td>8</td></tr>
 * <tr><td>no known owner</td><td>8</td></tr>
 * <tr><td>used by three workloads or more</td><td>4</td></tr>
 * <tr><td>cannot be used at the source (disabled or expired)</td><td>takes what is above 15</td></tr>
 * </table>
 *
 * A fact that is not known has no points.
 *
 * @param score 0 to 100
 * @param factors the greatest first
 */
public record RiskScore(int score, List<RiskFactor> factors) {
    private static final int MOST = 100;
    private static final int MOST_WHEN_UNUSABLE = 15;
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final Duration YEAR = Duration.ofDays(365);

    public RiskScore {
        factors = List.copyOf(factors);
    }

    /**
     * Adds up what is known.
     *
     * @param values of the object, by field name
     * @param open the severities of its open findings
     */
    public static RiskScore of(
            String kind, Map<String, ? extends @Nullable Object> values, List<Severity> open, Instant now) {
        Factors factors = new Factors(values, now);
        factors.findings(open);
        if (!kind.equals("resource")) {
            factors.owner();
        }
        switch (kind) {
            case "exposure" -> factors.exposure();
            case "credential" -> {
                factors.reach();
                factors.lifetime();
                factors.unusable(values.get("status"));
            }
            default -> {
                factors.reach();
                factors.unusable(values.get("status"));
            }
        }
        return factors.sum();
    }

    private static final class Factors {
        private final Map<String, ? extends @Nullable Object> values;
        private final Instant now;
        private final List<RiskFactor> list = new ArrayList<>();

        Factors(Map<String, ? extends @Nullable Object> values, Instant now) {
            this.values = values;
            this.now = now;
        }

        void findings(List<Severity> open) {
            open.stream().min(Comparator.naturalOrder()).ifPresent(worst -> {
                int points = switch (worst) {
                    case CRITICAL -> 18;
                    case HIGH -> 12;
                    case MEDIUM -> 6;
                    case LOW -> 2;
                };
                add("open finding of " + worst.name().toLowerCase(Locale.ROOT) + " severity", points, "findings");
            });
            if (open.size() > 1) {
                add(
                        (open.size() - 1) + (open.size() == 2 ? " further open finding" : " further open findings"),
                        Math.min(8, 2 * (open.size() - 1)),
                        "findings");
            }
        }

        void owner() {
            if (values.get("owner.name") == null) {
                add("no known owner", 8, "owners");
            }
        }

        void reach() {
            if (number("exposureCount") > 0) {
                add("its value was seen in " + places(number("exposureCount")), 34, "exposures");
            }
            if ("ADMIN".equals(values.get("privilege"))) {
                add("administrator", 22, "grants");
            } else if ("WRITE".equals(values.get("privilege"))) {
                add("may write", 10, "grants");
            }
            if (values.get("lastUsedAt") instanceof Instant used && used.isBefore(now.minus(QUARTER))) {
                add("not used for 90 days", 8, "history");
            }
            if (number("consumerCount") >= 3) {
                add("used by " + number("consumerCount") + " workloads", 4, "consumers");
            }
        }

        void lifetime() {
            if (values.get("expiresAt") == null) {
                add("never expires", 10, "history");
            }
            Object replaced =
                    values.get("lastRotatedAt") == null ? values.get("createdAt") : values.get("lastRotatedAt");
            if (replaced instanceof Instant since && since.isBefore(now.minus(YEAR))) {
                add("not replaced for a year", 10, "history");
            } else if (replaced instanceof Instant since && since.isBefore(now.minus(QUARTER))) {
                add("not replaced for 90 days", 6, "history");
            }
        }

        void exposure() {
            add("a secret is readable here", 34, "exposures");
            if ("CONFIRMED".equals(values.get("verdict"))) {
                add("confirmed to be a real secret", 20, "exposures");
            }
            if (Boolean.TRUE.equals(values.get("current"))) {
                add("in the current version", 10, "exposures");
            }
            if ("ACTIVE".equals(values.get("credential.status"))) {
                add("opens an active credential", 20, "exposures");
            }
            unusable("EXPIRED".equals(values.get("verdict")) ? "EXPIRED" : values.get("credential.status"));
        }

        void unusable(@Nullable Object status) {
            int above = total() - MOST_WHEN_UNUSABLE;
            if (above > 0 && ("DISABLED".equals(status) || "EXPIRED".equals(status))) {
                add("cannot be used at the source", -above, "history");
            }
        }

        RiskScore sum() {
            list.sort(Comparator.comparingInt(RiskFactor::points).reversed());
            return new RiskScore(Math.clamp(total(), 0, MOST), list);
        }

        private int total() {
            return list.stream().mapToInt(RiskFactor::points).sum();
        }

        private void add(String factor, int points, String about) {
            list.add(new RiskFactor(factor, points, about));
        }

        private long number(String field) {
            return values.get(field) instanceof Number number ? number.longValue() : 0;
        }

        private static String places(long count) {
            return count == 1 ? "one place" : count + " places";
        }
    }
}
