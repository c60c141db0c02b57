package io.claviger.server.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one setting must be: the part of JSON Schema (2020-12) that a form can show. A keyword that is not understood is refused when
 * the connector is loaded, so that no rule is silently without effect.
 */
final class SettingRule {

    private static final Set<String> SHOWN = Set.of(
            "title", "description", "default", "examples", "format", "writeOnly", "$comment", "deprecated", "x-with");
    private static final Set<String> KEPT = Set.of(
            "type", "minLength", "maxLength", "minimum", "maximum", "enum", "items", "minItems", "maxItems", "pattern");

    /** A password, or a token in place of a name, in a URL; a port is none. */
    private static final Pattern OPENS =
            Pattern.compile("://(?:[^\\s/?#@:\\[]*:(?!\\d+(?:[/?#]|$))\\S*|(?=[\\w-]*\\d)[\\w-]{20,})@");

    private final JsonNode rule;
    private final String title;

    SettingRule(String name, JsonNode rule) {
        this.rule = rule;
        this.title = rule.path("title").asText(name);
        rule.fieldNames().forEachRemaining(keyword -> {
            if (!SHOWN.contains(keyword) && !KEPT.contains(keyword)) {
                throw new IllegalStateException(
                        "The setting '" + name + "' uses the keyword '" + keyword + "', which is not understood");
            }
        });
    }

    /** What is wrong with the value, in words. Never repeats the value: it may be a secret. */
    Optional<String> problem(JsonNode value) {
        return switch (rule.path("type").asText("string")) {
            case "string" -> value.isTextual() ? text(value.asText()) : must("a text");
            case "integer" -> value.isIntegralNumber() ? number(value.asDouble()) : must("a whole number");
            case "number" -> value.isNumber() ? number(value.asDouble()) : must("a number");
            case "boolean" -> value.isBoolean() ? Optional.empty() : must("true or false");
            case "array" -> value.isArray() ? list(value) : must("a list");
            case String type -> throw new IllegalStateException("A setting of type " + type + " is not understood");
        };
    }

    private Optional<String> text(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < rule.path("minLength").asInt(0)) {
            return length == 0
                    ? must("filled in")
                    : must("at least " + rule.path("minLength").asInt() + " characters long");
        }
        if (length > rule.path("maxLength").asInt(Integer.MAX_VALUE)) {
            return must("at most " + rule.path("maxLength").asInt() + " characters long");
        }
        if (!rule.path("writeOnly").asBoolean() && OPENS.matcher(text).find()) {
            return Optional.of(
                    "'" + title + "' holds a password or token. What is no secret is kept and shown as it is:"
                            + " remove it there, and put it into the setting for it");
        }
        if (rule.has("enum") && !values().contains(text)) {
            return must("one of " + String.join(", ", values()));
        }
        if (rule.has("pattern")
                && !Pattern.compile(rule.path("pattern").asText()).matcher(text).find()) {
            return must("of the form " + rule.path("pattern").asText());
        }
        return Optional.empty();
    }

    private Optional<String> number(double number) {
        if (rule.has("minimum") && number < rule.path("minimum").asDouble()) {
            return must("at least " + rule.path("minimum").asText());
        }
        if (rule.has("maximum") && number > rule.path("maximum").asDouble()) {
            return must("at most " + rule.path("maximum").asText());
        }
        return Optional.empty();
    }

    private Optional<String> list(JsonNode list) {
        if (list.size() < rule.path("minItems").asInt(0)
                || list.size() > rule.path("maxItems").asInt(1_000)) {
            return must("a list of " + rule.path("minItems").asInt(0) + " to "
                    + rule.path("maxItems").asInt(1_000));
        }
        SettingRule element = new SettingRule(title, rule.path("items"));
        for (JsonNode one : list) {
            Optional<String> problem = element.problem(one);
            if (problem.isPresent()) {
                return problem.map(words -> "An element of " + words);
            }
        }
        return Optional.empty();
    }

    private List<String> values() {
        List<String> values = new ArrayList<>();
        rule.path("enum").forEach(value -> values.add(value.asText()));
        return values;
    }

    private Optional<String> must(String be) {
        return Optional.of("'" + title + "' must be " + be);
    }
}
