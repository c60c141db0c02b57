package io.claviger.engine.secrets.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pattern of a value without a form of its own behind a variable that has the vendor's name: {@code VENDOR_KEY=value},
 * {@code vendorKey: string = 'value'}, {@code process.env.VENDOR_KEY || 'value'}, {@code vendor.Client("value")}.
 */
final class AssignedPattern {

    private static final String REST_OF_NAME = "[0-9A-Za-z_.\\- ]{0,40}";
    private static final String CLOSING = "[\\\\\"'`\\]]{0,3}[ \\t]{0,8}";
    private static final String OPERATOR =
            "(?::[ \\t]{0,4}[A-Za-z<>\\[\\]?]{1,24}[ \\t]{0,4}=|=>|:=|\\|\\||\\?\\?|[=:,>(| ])[ \\t]{0,8}";
    private static final String OPENING =
            "[\\\\\"'`(]{0,4}(?i:(?:bearer|token|basic|apikey|api-key|key)[ =:]{1,2})?[\\\\\"'`(]{0,3}";

    /** A name is not looked for within a longer word; it may be a hump of one, or stand behind an escape. */
    private static final String BEGINNING = "(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z])|(?<=\\\\[nrt]))";

    private AssignedPattern() {}

    /**
     * @param names of the vendor
     * @param words one of which must stand between the vendor's name and the value, such as {@code client_id}; may be empty
     * @param value its pattern
     */
    static String of(List<String> names, List<String> words, String value) {
        String word = words.isEmpty() ? "" : "[0-9A-Za-z_.\\- ]{0,30}?(?i:" + alternatives(words) + ")";
        return BEGINNING + "(?i:" + alternatives(names) + ")" + word + REST_OF_NAME + CLOSING + OPERATOR + OPENING
                + "(?<secret>" + value + ")(?![0-9A-Za-z_/+=-])";
    }

    /** The pattern of a value that has no vendor's name of its own; where there are words, it has one of them before it. */
    static String nearby(List<String> words, String value) {
        String word = words.isEmpty()
                ? ""
                : "(?<=(?i:" + alternatives(words) + ")[0-9A-Za-z_.-]{0,24}[\\\\\"'`\\](<>=:,| \\t]{1,16})";
        // What is called or followed by something is an expression, or goes on.
        return word + value + "(?![0-9A-Za-z_/+=.(\\[-])";
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
        return spellings(names).stream()
                .map(name -> name.replaceAll("[^0-9A-Za-z_]", "\\\\$0"))
                .collect(Collectors.joining("|"));
    }
}
