package io.claviger.engine.expression;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes random credentials that have little variety, so that conditions often meet. */
final class RandomRows {
    static final List<String> WORDS = List.of(
            "",
            "ci",
            "CI-deployer",
            "ci-deployer",
            "50%_off",
            "a_b",
            "a\\b",
            "O'Reilly",
            "É😀",
            "\uFF5E",
            "😀",
            "repo",
            "9",
            "%",
            "\\");
    static final Instant NOW = Instant.parse("2026-11-21T00:00:00.123456Z");

    private final Random random;

    RandomRows(Random random) {
        this.random = random;
    }

    Map<String, @Nullable Object> next() {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("name", word());
        row.put("kind", word());
        row.put("status", one(List.of("ACTIVE", "DISABLED", "UNKNOWN")));
        row.put("privilege", maybe(one(List.of("READ", "WRITE", "ADMIN", "NONE"))));
        row.put("lastUsedFrom", maybe(word()));
        row.put("owner.name", maybe(word()));
        row.put("owner.confidence", maybe(one(List.of(0.0, 0.25, 0.5, 1.0))));
        row.put("createdAt", maybe(time()));
        row.put("expiresAt", maybe(time()));
        row.put("lastUsedAt", maybe(time()));
        row.put("firstSeenAt", time());
        row.put("riskScore", random.nextInt(7) - 1);
        row.put("exposureCount", random.nextInt(4));
        row.put(
                "scopes",
                IntStream.range(0, random.nextInt(4)).mapToObj(i -> word()).toList());
        row.put("attributes", random.nextBoolean() ? Map.of("hash", one(List.of("md5", "ci", true, 9L))) : Map.of());
        return row;
    }

    private Instant time() {
        Instant near = NOW.plus(one(List.of(-365, -90, -30, -1, 0, 1, 30, 90)), ChronoUnit.DAYS);
        return near.plus(one(List.of(-1, 0, 0, 1)), ChronoUnit.MICROS);
    }

    private String word() {
        return one(WORDS);
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
