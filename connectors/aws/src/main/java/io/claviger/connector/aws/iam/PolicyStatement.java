package io.claviger.connector.aws.iam;

import io.claviger.connector.aws.api.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy document
 * (<a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">grammar</a>).
 *
 * @param actions in lower case; with {@code everythingBut} those that are left out
 * @param everyResource whether it is about everything ({@code *}, or all but something)
 * @param principals by kind ({@code AWS}, {@code Service}, {@code Federated}); a lone {@code *} is kind {@code AWS}
 * @param conditions the values by key in lower case, over all operators
 */
record PolicyStatement(
        boolean allow,
        List<String> actions,
        boolean everythingBut,
        boolean everyResource,
        Map<String, List<String>> principals,
        boolean everyPrincipalBut,
        Map<String, List<String>> conditions) {

    /**
     * What a document says.
     *
     * @param problem why it cannot be read, if so
     */
    record Document(
            List<PolicyStatement> statements, @Nullable String problem) {}

    static Document read(@Nullable String json) {
        if (json == null) {
            return new Document(List.of(), null);
        }
        try {
            List<PolicyStatement> statements = new ArrayList<>();
            for (Shape statement : Shape.of(json).parts("Statement")) {
                statements.add(of(statement));
            }
            return new Document(statements, statements.isEmpty() ? "it has no statement" : null);
        } catch (IllegalArgumentException malformed) {
            return new Document(List.of(), malformed.getMessage());
        }
    }

    private static PolicyStatement of(Shape statement) {
        boolean everythingBut = statement.has("NotAction");
        List<String> resources = statement.texts("Resource");
        return new PolicyStatement(
                "Allow".equals(statement.text("Effect")),
                statement.texts(everythingBut ? "NotAction" : "Action").stream()
                        .map(action -> action.toLowerCase(Locale.ROOT))
                        .toList(),
                everythingBut,
                resources.contains("*") || statement.has("NotResource"),
                principals(statement, statement.has("NotPrincipal") ? "NotPrincipal" : "Principal"),
                statement.has("NotPrincipal"),
                conditions(statement.part("Condition")));
    }

    private static Map<String, List<String>> principals(Shape statement, String field) {
        Map<String, List<String>> principals = new LinkedHashMap<>();
        Shape byKind = statement.part(field);
        if (byKind != null) {
            byKind.names().forEach(kind -> principals.put(kind, byKind.texts(kind)));
        } else if ("*".equals(statement.text(field))) {
            principals.put("AWS", List.of("*"));
        }
        return principals;
    }

    private static Map<String, List<String>> conditions(@Nullable Shape written) {
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        if (written != null) {
            for (String operator : written.names()) {
                Shape keys = written.part(operator);
                if (keys != null) {
                    keys.names()
                            .forEach(key -> conditions
                                    .computeIfAbsent(key.toLowerCase(Locale.ROOT), unknown -> new ArrayList<>())
                                    .addAll(keys.texts(key)));
                }
            }
        }
        return conditions;
    }

    /** Whether an action is one that it names, wildcards considered. */
    boolean names(String action) {
        return actions.stream().anyMatch(pattern -> matches(pattern, action)) != everythingBut;
    }

    /** Whether a pattern with {@code *} and {@code ?} fits; both in lower case. */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int from = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                from = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++from;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
