package io.claviger.engine.access.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How a value of the request is compared with one of a policy, before negation and quantifiers.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">IAM JSON
 * policy elements: Condition operators</a>. A value that has not the operator's type matches nothing.
 */
enum Comparison {
    STRING,
    STRING_IGNORING_CASE,
    STRING_LIKE,
    NUMERIC_EQUALS,
    NUMERIC_LESS,
    NUMERIC_LESS_OR_EQUAL,
    NUMERIC_GREATER,
    NUMERIC_GREATER_OR_EQUAL,
    DATE_EQUALS,
    DATE_LESS,
    DATE_LESS_OR_EQUAL,
    DATE_GREATER,
    DATE_GREATER_OR_EQUAL,
    BOOL,
    BINARY,
    IP,
    ARN,
    NULL;

    /** One value of a policy, ready to be compared. */
    @FunctionalInterface
    interface Wanted {
        boolean matches(String actual);
    }

    private static final Wanted NOTHING = actual -> false;
    private static final int ARN_FIELDS = 6;
    private static final int YEAR = 4;
    private static final int MONTH_AND_DAY = 6;

    boolean takesVariables() {
        return switch (this) {
            case STRING, STRING_IGNORING_CASE, STRING_LIKE, ARN -> true;
            default -> false;
        };
    }

    /** @param coded the policy's value, with wildcards as {@link Glob} codes them */
    Wanted wanted(String coded) {
        String plain = Glob.ofCoded(coded).toString();
        return switch (this) {
            case STRING -> plain::equals;
            case STRING_IGNORING_CASE, BOOL -> plain::equalsIgnoreCase;
            case STRING_LIKE -> Glob.ofCoded(coded)::matches;
            case NUMERIC_EQUALS -> number(plain, sign -> sign == 0);
            case NUMERIC_LESS -> number(plain, sign -> sign < 0);
            case NUMERIC_LESS_OR_EQUAL -> number(plain, sign -> sign <= 0);
            case NUMERIC_GREATER -> number(plain, sign -> sign > 0);
            case NUMERIC_GREATER_OR_EQUAL -> number(plain, sign -> sign >= 0);
            case DATE_EQUALS -> date(plain, sign -> sign == 0);
            case DATE_LESS -> date(plain, sign -> sign < 0);
            case DATE_LESS_OR_EQUAL -> date(plain, sign -> sign <= 0);
            case DATE_GREATER -> date(plain, sign -> sign > 0);
            case DATE_GREATER_OR_EQUAL -> date(plain, sign -> sign >= 0);
            case BINARY -> binary(plain);
            case IP -> AddressRange.parse(plain);
            case ARN -> arn(coded);
            case NULL -> NOTHING;
        };
    }

    private static Wanted number(String wanted, IntPredicate sign) {
        BigDecimal limit = decimal(wanted);
        return limit == null
                ? NOTHING
                : actual -> {
                    BigDecimal value = decimal(actual);
                    return value != null && sign.test(value.compareTo(limit));
                };
    }

    private static Wanted date(String wanted, IntPredicate sign) {
        Instant limit = instant(wanted);
        return limit == null
                ? NOTHING
                : actual -> {
                    Instant value = instant(actual);
                    return value != null && sign.test(value.compareTo(limit));
                };
    }

    private static Wanted binary(String wanted) {
        return actual -> actual.equals(wanted) || sameBytes(actual, wanted);
    }

    private static boolean sameBytes(String one, String other) {
        try {
            return Arrays.equals(
                    Base64.getDecoder().decode(one), Base64.getDecoder().decode(other));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** Each of the six fields is compared on its own; the last one holds further colons. */
    private static Wanted arn(String coded) {
        String[] wanted = coded.split(":", ARN_FIELDS);
        if (wanted.length < ARN_FIELDS) {
            boolean open = !coded.isEmpty() && coded.charAt(coded.length() - 1) == Glob.ANY;
            return open ? Glob.ofCodedArn(coded)::matches : NOTHING;
        }
        List<Glob> fields = new ArrayList<>();
        for (String field : wanted) {
            fields.add(Glob.ofCoded(field));
        }
        return actual -> {
            String[] parts = actual.split(":", ARN_FIELDS);
            if (parts.length < ARN_FIELDS) {
                return false;
            }
            for (int i = 0; i < ARN_FIELDS; i++) {
                if (!fields.get(i).matches(parts[i])) {
                    return false;
                }
            }
            return true;
        };
    }

    private static @Nullable BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** ISO 8601 (W3C profile) or seconds since 1970. */
    private static @Nullable Instant instant(String text) {
        String stripped = text.strip();
        try {
            if (stripped.length() < YEAR) {
                return null;
            }
            if (stripped.chars().allMatch(c -> c >= '0' && c <= '9') && stripped.length() > YEAR) {
                return Instant.ofEpochSecond(Long.parseLong(stripped));
            }
            return stripped.indexOf('T') < 0
                    ? LocalDate.parse(stripped + "-01-01".substring(Math.min(stripped.length() - YEAR, MONTH_AND_DAY)))
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : OffsetDateTime.parse(stripped).toInstant();
        } catch (DateTimeParseException | NumberFormatException notADate) {
            return null;
        }
    }
}
