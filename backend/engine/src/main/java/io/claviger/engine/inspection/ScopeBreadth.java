package io.claviger.engine.inspection;

import io.claviger.engine.inspection.InspectionCheck.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether a token may do more than one thing needs. */
final class ScopeBreadth {

    private static final String REFERENCE = "RFC 9700, section 2.3; RFC 6749, section 3.3; RFC 9068, section 2.2.3";
    private static final int MANY = 10;
    private static final Pattern ALL = Pattern.compile(
            "\\*|.*[:./_-]\\*|all|full|full[_-]?(?:access|control)|.*[:./_-](?:all|full[_-]?(?:access|control))|.*\\.default|"
                    + "superuser|root|sudo|cluster-admin|owner|administrator|(?:.*[:./_-])?admin(?:istration)?(?:[:./_-].*)?|"
                    + "https://www\\.googleapis\\.com/auth/cloud-platform|directory\\.readwrite\\.all|realm-admin|api");

    private ScopeBreadth() {}

    /** Scopes, roles and permissions, wherever issuers put them. */
    static List<String> scopes(JsonWebToken token) {
        List<String> scopes = new ArrayList<>();
        for (String claim : List.of("scope", "scp", "scopes", "roles", "permissions", "groups", "cognito:groups")) {
            for (String text : token.texts(claim)) {
                scopes.addAll(List.of(text.strip().split("\\s+")));
            }
        }
        if (token.claims().get("realm_access") instanceof Map<?, ?> realm
                && realm.get("roles") instanceof List<?> roles) {
            roles.forEach(role -> scopes.add(String.valueOf(role)));
        }
        if (Boolean.TRUE.equals(token.claims().get("admin"))) {
            scopes.add("admin");
        }
        scopes.removeIf(String::isEmpty);
        return scopes;
    }

    static InspectionCheck check(JsonWebToken token) {
        List<String> scopes = scopes(token);
        if (scopes.isEmpty()) {
            return say(Result.UNKNOWN, "It names no scopes: what it may do is decided elsewhere");
        }
        List<String> broad = scopes.stream()
                .filter(scope -> ALL.matcher(scope.toLowerCase(Locale.ROOT)).matches())
                .distinct()
                .toList();
        if (!broad.isEmpty()) {
            return say(
                    Result.FAIL,
                    "It may do everything of a kind: "
                            + String.join(
                                    ", ",
                                    broad.stream()
                                            .limit(5)
                                            .map(HeaderChecks::shown)
                                            .toList()));
        }
        return scopes.size() > MANY
                ? say(Result.WARN, "It has " + scopes.size() + " scopes: ask for those that one use needs")
                : say(Result.PASS, scopes.size() == 1 ? "It has one scope" : "It has " + scopes.size() + " scopes");
    }

    private static InspectionCheck say(Result result, String detail) {
        return new InspectionCheck("scope", "Narrow scope", result, detail, REFERENCE);
    }
}
