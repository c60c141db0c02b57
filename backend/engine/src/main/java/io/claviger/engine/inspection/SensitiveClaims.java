package io.claviger.engine.inspection;

import io.claviger.engine.inspection.InspectionCheck.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What should not be in a token that anyone on its way can read; and the claims without it. */
final class SensitiveClaims {

    private static final String MASK = "[redacted]";
    private static final int LONGEST = 200;
    /** Claims that are about the token, and are shown as they are. */
    private static final Set<String> HARMLESS = Set.of(
            "iss",
            "aud",
            "exp",
            "iat",
            "nbf",
            "scope",
            "scp",
            "azp",
            "client_id",
            "cid",
            "typ",
            "token_use",
            "ver",
            "amr",
            "acr",
            "auth_time",
            "roles",
            "groups",
            "permissions",
            "cnf",
            "kid",
            "alg",
            "appid",
            "tid",
            "idtyp",
            "email_verified");
    /** Words in the names of claims whose holder would not want them read. */
    private static final Pattern PERSONAL = Pattern.compile(
            "(?i)^(?:.*[_.:/-])?(?:e?-?mail|email_?address|phone(?:_?number)?|mobile|telephone|birth_?date|birthday|dob|date_?of_?birth|address|street(?:_?address)?|postal_?code|zip_?code|gender|given_?name|family_?name|first_?name|last_?name|full_?name|middle_?name|nickname|name|picture|nationality|religion|ethnicity|health|diagnosis|salary|ip_?addr(?:ess)?|upn|preferred_?username|unique_?name)$");

    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(?:passw(?:or)?d|passphrase|secret|private_?key|api_?key|credit_?card|card_?number|cvv|cvc|iban|account_?number|ssn|social_?security|national_?id|passport|tax_?id|pin_?code|access_?token|refresh_?token|session_?key).*");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}\\.[A-Za-z]{2,24}");
    private static final Pattern CARD = Pattern.compile("(?:\\d[ -]?){12,18}\\d");
    private static final Pattern TOKEN = Pattern.compile(
            "eyJ[0-9A-Za-z_-]{10,}\\.eyJ.*|-----BEGIN.*|(?:gh[pousr]|xox[abp]|sk|rk|glpat|AKIA)[_-]?[0-9A-Za-z_-]{16,}");

    private SensitiveClaims() {}

    static InspectionCheck check(JsonWebToken token) {
        String reference = "RFC 7519, section 12; RFC 9068, section 6; RFC 8725, section 2.7";
        String title = "No sensitive claims";
        if (token.encrypted()) {
            return new InspectionCheck(
                    "sensitive-claims",
                    title,
                    Result.PASS,
                    "The claims are encrypted",
                    "RFC 7516; RFC 7519, section 12");
        }
        Set<String> secret = new TreeSet<>();
        Set<String> personal = new TreeSet<>();
        collect("", token.claims(), secret, personal);
        if (!secret.isEmpty()) {
            return new InspectionCheck(
                    "sensitive-claims",
                    title,
                    Result.FAIL,
                    "All who see the token can read " + named(secret) + ": claims are signed, not encrypted",
                    reference);
        }
        return personal.isEmpty()
                ? new InspectionCheck(
                        "sensitive-claims", title, Result.PASS, "Nothing personal or secret was seen", reference)
                : new InspectionCheck(
                        "sensitive-claims",
                        title,
                        Result.WARN,
                        "All who see the token can read personal data: " + named(personal),
                        reference);
    }

    /** The claims as they may be shown. */
    static Map<String, @Nullable Object> redacted(Map<String, @Nullable Object> claims) {
        Map<String, @Nullable Object> redacted = new LinkedHashMap<>();
        claims.forEach((name, value) -> redacted.put(name, redacted(name, value)));
        return redacted;
    }

    private static @Nullable Object redacted(String name, @Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                Map<String, @Nullable Object> inner = new LinkedHashMap<>();
                object.forEach((key, item) -> inner.put(String.valueOf(key), redacted(String.valueOf(key), item)));
                yield inner;
            }
            case List<?> list -> list.stream().map(item -> redacted(name, item)).toList();
            case String text -> isSecret(name, text) || isPersonal(name, text) ? masked(text) : cut(text);
            case null -> null;
            default -> isSecret(name, String.valueOf(value)) ? MASK : value;
        };
    }

    private static void collect(String path, Map<?, ?> object, Set<String> secret, Set<String> personal) {
        object.forEach((key, value) -> {
            String name = String.valueOf(key);
            String where = path.isEmpty() ? name : path + "." + name;
            for (Object item : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
                if (item instanceof Map<?, ?> inner) {
                    collect(where, inner, secret, personal);
                } else if (isSecret(name, String.valueOf(item))) {
                    secret.add(where);
                } else if (isPersonal(name, String.valueOf(item))) {
                    personal.add(where);
                }
            }
        });
    }

    private static boolean isSecret(String name, String value) {
        return !HARMLESS.contains(name)
                && (SECRET.matcher(name).matches() && !value.equals("true") && !value.equals("false")
                        || TOKEN.matcher(value).matches()
                        || CARD.matcher(value).matches() && isLuhn(value));
    }

    private static boolean isPersonal(String name, String value) {
        return !HARMLESS.contains(name)
                && (PERSONAL.matcher(name.toLowerCase(Locale.ROOT)).matches()
                        || EMAIL.matcher(value).matches() && !value.contains("gserviceaccount.com"));
    }

    /** The check digit of payment cards (ISO/IEC 7812-1). */
    private static boolean isLuhn(String value) {
        String digits = value.replaceAll("[^0-9]", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0 && digits.chars().distinct().count() > 1;
    }

    private static String masked(String text) {
        int at = text.indexOf('@');
        return at > 0 && EMAIL.matcher(text).matches() ? text.charAt(0) + "…" + text.substring(at) : MASK;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static String named(Set<String> names) {
        List<String> shown =
                new ArrayList<>(names.stream().limit(6).map(HeaderChecks::shown).toList());
        return String.join(", ", shown) + (names.size() > 6 ? " and more" : "");
    }
}
