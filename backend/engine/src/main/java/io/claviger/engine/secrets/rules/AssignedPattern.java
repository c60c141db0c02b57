package io.claviger.engine.secrets.rules;

import io.claviger.engine.secrets.rules.SecretType.Own;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pattern of a value without a form of its own behind a variable that has the vendor's name: {@code VENDOR_KEY=value},
 * {@code vendorKey: string = 'value'}, {@code process.env.VENDOR_KEY || 'value'}, {@code vendor.Client("value")},
 * {@code require('vendor')('value')}, {@code Vendor::setup('name', 'value')}.
 */
final class AssignedPattern {

    private static final String REST_OF_NAME = "[0-9A-Za-z_.\\- ]{0,40}";
    private static final String CLOSING = "[\\\\\"'`\\]]{0,3}[ \\t]{0,32}";
    /** What is called may be a member of what the name stands for, and take something else first. */
    private static final String CALL = "\\)(?:\\.[A-Za-z]{1,24})?\\(|(?:::[A-Za-z_]{1,24}|\\)\\.[A-Za-z]{1,24})?"
            + "\\([ \\t]{0,4}(?:[\"'][^\"'\\n]{1,80}[\"']|[0-9]{1,12})[ \\t]{0,4},";

    private static final String OPERATOR = "(?::[ \\t]{0,4}[A-Za-z<>\\[\\]?]{1,24}[ \\t]{0,4}=|" + CALL
            + "|=>|:=|:-|\\|\\||\\?\\?|[=:,>(| ])[ \\t]{0,8}";
    private static final String OPENING =
            "[\\\\\"'`(]{0,4}(?i:(?:bearer|token|basic|apikey|api-key|key)[ =:]{1,2})?[\\\\\"'`(]{0,3}";

    /** Where a value does not end. What is of parts with dots between them, as a signed token is, is no shorter value. */
    private static final String GOING_ON = "(?![0-9A-Za-z_/+=-]|\\.[0-9A-Za-z_-]{12})";

    /** A name is not looked for within a longer word; it may be a hump of one, or stand behind an escape. */
    private static final String BEGINNING = "(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z])|(?<=\\\\[nrt]))";

    /** The same on an engine that cannot look behind; a hump is the first letter of {@link #humps}. */
    private static final String OWN_BEGINNING = "(?:\\A|[^A-Za-z]|\\\\[nrt])";

    private AssignedPattern() {}

    /**
     * @param names of the vendor
     * @param words one of which must stand between the vendor's name and the value, such as {@code client_id}; may be empty
     * @param value its pattern
     * @param own how it is read when people brought it
     */
    static String of(List<String> names, List<String> words, String value, @Nullable Own own) {
        String word = words.isEmpty() ? "" : "[0-9A-Za-z_.\\- ]{0,30}?(?i:" + alternatives(words) + ")";
        String name = own == null
                ? BEGINNING + "(?i:" + alternatives(names) + ")"
                : "(?:" + OWN_BEGINNING + "(?i:" + alternatives(names) + ")|[a-z](?:" + humps(names) + "))";
        return name + word + REST_OF_NAME + CLOSING + OPERATOR + OPENING + "(?<secret>" + value + ")"
                + (own == null ? GOING_ON : RulePattern.notBefore("0-9A-Za-z_/+=-", own));
    }

    /** The names with a first letter that is large, and the rest in either case. */
    private static String humps(List<String> names) {
        return spellings(names).stream()
                .map(name -> Character.toUpperCase(name.charAt(0)) + "(?i:" + literal(name.substring(1)) + ")")
                .collect(Collectors.joining("|"));
    }

    private static String literal(String text) {
        return text.replaceAll("[^0-9A-Za-z_]", "\\\\$0");
    }

    /** The pattern of a value that has no vendor's name of its own; where there are words, it has one of them before it. */
    static String nearby(List<String> words, String value) {
        String word = words.isEmpty()
                ? ""
                : "(?<=(?i:" + alternatives(words) + ")[0-9A-Za-z_.-]{0,24}[\\\\\"'`\\](<>=:,| \\t]{1,16})";
        // What is called or followed by something is an expression, or goes on.
        return word + "(?:" + value + ")(?![0-9A-Za-z_/+=.(\\[-])";
    }

    /** A name with underscores in the ways in which people join words: {@code a_b}, {@code a-b}, {@code aB}, {@code a.b}. */
    static List<String> spellings(List<String> names) {
        Set<String> all = new LinkedHashSet<>();
        for (String name : names) {
            all.add(name);
            if (name.indexOf('_') > 0) {
                for (String joint : name.endsWith("_") ? List.of("-", ".") : List.of("-", "", ".", " ")) {
                    all.add(name.replace("_", joint));
                }
            }
        }
        return new ArrayList<>(all);
    }

    private static String alternatives(List<String> names) {
        return spellings(names).stream().map(AssignedPattern::literal).collect(Collectors.joining("|"));
    }
}
