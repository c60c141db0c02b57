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
        int limit = Math.max(0, start - FAR);
        int at = start;
        boolean operator = false;
        while (at > limit && "=:\"'`({[ \t>,".indexOf(text.charAt(at - 1)) >= 0) {
            char c = text.charAt(at - 1);
            operator |= c == '=' || c == ':' || c == '(' || c == ',';
            at--;
        }
        // A scheme such as Bearer stands between a header's name and its value.
        int word = at;
        while (word > limit && Character.isLetter(text.charAt(word - 1))) {
            word--;
        }
        if (!operator && word < at && isScheme(text.substring(word, at))) {
            return before(text, word, yaml);
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
        int lineStart = text.lastIndexOf('\n', Math.max(0, from - 1)) + 1;
        int indent = indent(text, lineStart);
        int limit = Math.max(0, from - PARENTS_WITHIN);
        int line = lineStart;
        while (line > limit && indent > 0 && names.size() < 4) {
            int above = text.lastIndexOf('\n', line - 2) + 1;
            int depth = indent(text, above);
            int colon = text.indexOf(':', above);
            boolean parent = depth < indent
                    && colon > 0
                    && colon < line
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
