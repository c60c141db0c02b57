package io.claviger.engine.expression;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes random, well-typed expressions over the fields of {@link RandomRows}. */
final class RandomExpressions {
    private static final List<String> TEXTS =
            List.of("name", "kind", "lastUsedFrom", "owner.name", "attribute('hash')");
    private static final List<String> NULLABLE_TEXTS = List.of("lastUsedFrom", "owner.name", "attribute('hash')");
    private static final List<String> TIMES = List.of("createdAt", "expiresAt", "lastUsedAt", "firstSeenAt");
    private static final List<String> NULLABLE_TIMES = List.of("createdAt", "expiresAt", "lastUsedAt");
    private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");
    private static final List<String> TESTS = List.of("contains", "startsWith", "endsWith");
    private static final List<String> PATTERNS = List.of("^c", "[0-9]+$", "a.b", "\\\\\\\\d", "É|😀", "");

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    String condition(int depth) {
        if (depth <= 0) {
            return leaf();
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 2, 3 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            case 4 -> "!(" + condition(depth - 1) + ")";
            case 5 -> "(" + condition(depth - 1) + " ? " + condition(depth - 1) + " : " + condition(depth - 1) + ")";
            default -> leaf();
        };
    }

    private String leaf() {
        return switch (random.nextInt(16)) {
            case 0, 1 -> text() + " " + one(COMPARISONS) + " " + text();
            case 2 -> time() + " " + one(COMPARISONS) + " " + time();
            case 3 -> time() + " - " + time() + " " + one(COMPARISONS) + " " + duration();
            case 4 -> duration() + " " + one(COMPARISONS) + " " + time() + " - " + time();
            case 5 -> number() + " " + one(COMPARISONS) + " " + number();
            case 6 -> text() + " in [" + several(this::text) + "]";
            case 7 -> "(" + text() + ")." + one(TESTS) + "(" + text() + ")";
            case 8 ->
                (random.nextBoolean() ? one(NULLABLE_TEXTS) : one(NULLABLE_TIMES)) + one(List.of(" == ", " != "))
                        + "null";
            case 9 -> text() + " in scopes";
            case 10 ->
                "scopes." + one(List.of("exists", "all")) + "(s, s." + one(TESTS) + "(" + text() + ") || s in ["
                        + text() + "])";
            case 11 -> one(TEXTS) + ".matches('" + one(PATTERNS) + "')";
            case 12 -> number() + " in [" + several(this::number) + "]";
            case 13 ->
                one(List.of("privilege", "status == 'ACTIVE' ? 'READ' : privilege"))
                                .contains("?")
                        ? "(status == 'ACTIVE' ? 'READ' : kind) == 'READ'"
                        : "privilege " + one(COMPARISONS) + " '" + one(List.of("READ", "WRITE", "ADMIN", "NONE")) + "'";
            case 14 -> "(" + condition(0) + ") == " + one(List.of("true", "false", "(riskScore > 3)"));
            default -> one(List.of("true", "false", "privilege in ['ADMIN','WRITE']", "status != 'ACTIVE'"));
        };
    }

    private String text() {
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> one(TEXTS);
            case 3 -> one(TEXTS) + ".lowerAscii()";
            default -> quoted(one(RandomRows.WORDS));
        };
    }

    private String time() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> one(TIMES);
            case 2 -> "now";
            case 3 -> "(now " + one(List.of("-", "+")) + " " + duration() + ")";
            case 4 -> "(" + one(TIMES) + " " + one(List.of("-", "+")) + " " + duration() + ")";
            default -> "timestamp('2026-11-20T23:59:59.999999Z')";
        };
    }

    private String duration() {
        return one(List.of(
                "days(90)", "days(1)", "hours(36)", "minutes(1)", "(days(2) - hours(1))", "days(0)", "days(-30)"));
    }

    private String number() {
        return switch (random.nextInt(8)) {
            case 0 -> "riskScore";
            case 1 -> "exposureCount";
            case 2 -> "owner.confidence";
            case 3 -> "size(" + one(List.of("name", "scopes", "lastUsedFrom", "attribute('hash')")) + ")";
            case 4 ->
                "(riskScore " + one(List.of("+", "-", "*")) + " "
                        + one(List.of("exposureCount", "2", "9223372036854775807")) + ")";
            case 5 -> one(List.of("0.5", "0.25", "1.0", "-0.0", "3.5"));
            default -> String.valueOf(random.nextInt(8) - 1);
        };
    }

    private String several(java.util.function.Supplier<String> part) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> part.get()).collect(Collectors.joining(", "));
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
