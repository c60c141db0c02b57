package io.claviger.engine.secrets.judge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The name of the variable, setting or header that a value is given to, in the notations of code, environment files,
 * YAML, HCL and JSON. Looks at a few hundred bytes.
 */
public final class Naming {

    private static final int FAR = 120;
    private static final int LONGEST = 64;
    private static final int PARENTS_WITHIN = 2_000;

    private Naming() {}

    /** The name before a value that begins at an index; in YAML with the names above it, such as {@code env.DB_PASSWORD}. */
    public static Optional<String> before(String text, int start, boolean yaml) {
        int scheme = schemeBefore(text, start);
        return nameBefore(text, scheme < 0 ? start : scheme, yaml);
    }

    /** Where a scheme such as Bearer begins, if one stands between a header's name and its value; else -1. */
    private static int schemeBefore(String text, int start) {
        int limit = Math.max(0, start - FAR);
        int end = start;
        while (end > limit && "\"'`{[ \t>".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int from = end;
        while (from > limit && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return from < end && isScheme(text.substring(from, end)) ? from : -1;
    }

    private static Optional<String> nameBefore(String text, int start, boolean yaml) {
        int limit = Math.max(0, start - FAR);
        int at = start;
        boolean operator = false;
        while (at > limit && "=:\"'`({[ \t>,".indexOf(text.charAt(at - 1)) >= 0) {
            char c = text.charAt(at - 1);
            operator |= c == '=' || c == ':' || c == '(' || c == ',';
            at--;
        }
        if (!operator || at == 0 || text.charAt(at - 1) == '/') {
            return Optional.empty();
        }
        int end = at;
        while (end > limit && text.charAt(end - 1) == ']') {
            end--;
        }
        int from = end;
        while (from > limit && isName(text.charAt(from - 1))) {
            from--;
        }
        String name = text.substring(from, end);
        if (!isSpeaking(name)) {
            return Optional.empty();
        }
        return Optional.of(yaml ? path(text, from, name) : name);
    }

    private static boolean isScheme(String word) {
        return word.equalsIgnoreCase("bearer") || word.equalsIgnoreCase("token") || word.equalsIgnoreCase("basic");
    }

    /** Not a value itself: short, of letters mostly. */
    private static boolean isSpeaking(String name) {
        if (name.length() < 2 || name.length() > LONGEST) {
            return false;
        }
        long letters = name.chars()
                .filter(c -> Character.isLetter(c) || c == '_' || c == '-' || c == '.')
                .count();
        return letters * 3 >= name.length() * 2L && (name.length() <= 24 || Entropy.bits(name) < 4.2);
    }

    /** The names of the lines above that are indented less. */
    private static String path(String text, int from, String name) {
        Deque<String> names = new ArrayDeque<>();
        names.push(name);
        int limit = Math.max(0, from - PARENTS_WITHIN);
        int line = lineStart(text, from, limit);
        int indent = indent(text, line);
        while (line > limit && indent > 0 && names.size() < 4) {
            int above = lineStart(text, line - 1, limit);
            int depth = indent(text, above);
            int colon = text.indexOf(':', above, line);
            boolean parent = depth < indent
                    && colon > 0
                    && text.substring(colon + 1, line).isBlank();
            if (parent) {
                String key = text.substring(above, colon)
                        .strip()
                        .replaceFirst("^- ", "")
                        .replaceAll("[\"']", "");
                if (!isSpeaking(key)) {
                    break;
                }
                names.push(key);
                indent = depth;
            }
            line = above;
        }
        return String.join(".", names);
    }

    private static int lineStart(String text, int from, int limit) {
        int at = from;
        while (at > limit && text.charAt(at - 1) != '\n') {
            at--;
        }
        return at;
    }

    private static int indent(String text, int lineStart) {
        int at = lineStart;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '-')) {
            at++;
        }
        return at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '#')
                ? Integer.MAX_VALUE
                : at - lineStart;
    }

    private static boolean isName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }
}
