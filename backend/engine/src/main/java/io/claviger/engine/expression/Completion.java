package io.claviger.engine.expression;

import java.util.List;

/** What an editor offers while an expression is written. */
public final class Completion {

    /**
     * One function or variable.
     *
     * @param signature how it is written
     * @param doc what it answers, in a sentence
     */
    public record Function(String name, String signature, String doc) {}

    private static final List<Function> FUNCTIONS = List.of(
            new Function("now", "now", "The time of the evaluation."),
            new Function("days", "days(90)", "A duration of days, to be added to or subtracted from a time."),
            new Function("hours", "hours(24)", "A duration of hours."),
            new Function("minutes", "minutes(30)", "A duration of minutes."),
            new Function("timestamp", "timestamp(\"2026-12-31T00:00:00Z\")", "A fixed time, in RFC 3339."),
            new Function("contains", "name.contains(\"ci\")", "Whether the text has the other within it."),
            new Function("startsWith", "name.startsWith(\"svc-\")", "Whether the text begins with the other."),
            new Function("endsWith", "name.endsWith(\"-prod\")", "Whether the text ends with the other."),
            new Function("matches", "name.matches(\"^ci-[0-9]+$\")", "Whether the pattern (RE2) is found in the text."),
            new Function("lowerAscii", "name.lowerAscii()", "The text with its letters A to Z in lower case."),
            new Function("size", "size(scopes)", "The number of elements of a list, or of characters of a text."),
            new Function(
                    "exists", "scopes.exists(s, s.startsWith(\"repo\"))", "Whether the condition holds of an element."),
            new Function(
                    "all", "scopes.all(s, s.startsWith(\"read\"))", "Whether the condition holds of every element."),
            new Function(
                    "attribute",
                    "attribute(\"hash\")",
                    "What only one provider tells, as text; null when it does not."));

    private Completion() {}

    public static List<Function> functions() {
        return FUNCTIONS;
    }
}
