package io.claviger.cli.scan;

import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A type of secret as a rule of SARIF: a {@code reportingDescriptor}, section 3.49. */
final class SarifRule {

    private SarifRule() {}

    static Map<String, Object> of(SecretType type) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", type.id());
        rule.put("name", type.title());
        rule.put("shortDescription", Map.of("text", type.title()));
        rule.put("fullDescription", Map.of("text", type.title() + ". " + help(type)));
        if (!type.doc().isEmpty()) {
            rule.put("helpUri", type.doc());
        }
        Map<String, Object> help = new LinkedHashMap<>();
        help.put("text", help(type));
        help.put("markdown", markdown(type));
        rule.put("help", help);
        rule.put("defaultConfiguration", Map.of("level", level(type.severity())));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("security-severity", score(type.severity()));
        properties.put("tags", List.of("security", "secret"));
        rule.put("properties", properties);
        return rule;
    }

    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
        };
    }

    private static String help(SecretType type) {
        return "It opens: " + type.opens() + ". To revoke it: " + type.revoke() + ".";
    }

    private static String markdown(SecretType type) {
        String page = type.doc().isEmpty() ? "" : "\n\n[What the vendor says](" + type.doc() + ")";
        return "**It opens:** " + type.opens() + ".\n\n**To revoke it:** " + type.revoke()
                + ". Replace it everywhere first, and take it out of the repository's history or accept that it stays there: "
                + "only a revoked secret is safe." + page;
    }

    /** The numbers by which code scanning services sort security results. */
    private static String score(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case LOW -> "2.5";
        };
    }
}
