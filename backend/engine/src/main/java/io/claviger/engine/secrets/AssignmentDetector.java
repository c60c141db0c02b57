package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Entropy;
import io.claviger.engine.secrets.rules.SecretType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code name = value} around a word such as {@code password}, in the notations of code and configuration. Written
 * by hand, since these words are everywhere: a look costs a few dozen bytes.
 */
final class AssignmentDetector {

    private static final int LONGEST_NAME = 48;
    private static final int LONGEST_VALUE = 256;

    /** Endings of files in which a value needs no quotes. */
    private static final Set<String> PLAIN = Set.of(
            "env",
            "properties",
            "yml",
            "yaml",
            "ini",
            "conf",
            "cfg",
            "config",
            "toml",
            "tfvars",
            "txt",
            "sh",
            "bash",
            "zsh",
            "dockerfile",
            "cnf",
            "xml",
            "netrc",
            "npmrc",
            "pypirc",
            "credentials",
            "log",
            "md",
            "http",
            "bat",
            "ps1",
            "");

    /** What a name speaks of when its value is no secret. */
    private static final List<String> HARMLESS = List.of(
            "public",
            "type",
            "name",
            "url",
            "uri",
            "path",
            "file",
            "dir",
            "count",
            "length",
            "size",
            "limit",
            "max",
            "min",
            "expir",
            "ttl",
            "policy",
            "regex",
            "pattern",
            "format",
            "prompt",
            "label",
            "hint",
            "field",
            "column",
            "header",
            "class",
            "izer",
            "arn",
            "version",
            "hash",
            "sha",
            "md5",
            "digest",
            "endpoint",
            "manager",
            "store",
            "provider",
            "algorithm",
            "alg",
            "issuer",
            "scope",
            "next",
            "page",
            "continu",
            "cursor",
            "_id",
            "-id",
            "placeholder",
            "selector",
            "test_",
            "mask",
            "min_",
            "rotation",
            "method",
            "mode",
            "enabled",
            "required",
            "reset",
            "ref",
            "unicode",
            "syntax",
            "lexer",
            "pars");

    private AssignmentDetector() {}

    static void detect(SecretType type, Window window, int start, int end, String file, List<Candidate> found) {
        String text = window.text();
        int nameStart = start;
        while (nameStart > 0 && start - nameStart < LONGEST_NAME && isName(text.charAt(nameStart - 1))) {
            nameStart--;
        }
        int at = end;
        while (at < text.length() && at - end < LONGEST_NAME && isName(text.charAt(at))) {
            at++;
        }
        String name = text.substring(nameStart, at);
        int valueStart = afterOperator(text, at);
        if (valueStart < 0 || isHarmless(name, start - nameStart, end - nameStart)) {
            return;
        }
        int[] value = value(text, valueStart, name, file);
        if (value == null || value[1] - value[0] < 6) {
            return;
        }
        boolean password = "password".equals(type.recognition().detector());
        String content = text.substring(value[0], value[1]);
        if (password ? couldBePassword(content) : couldBeKey(content)) {
            found.add(new Candidate(type, value[0], value[1], Map.of()));
        }
    }

    /** Where the value begins behind an operator, or -1. */
    private static int afterOperator(String text, int from) {
        int at = from;
        for (int i = 0; i < 2 && at < text.length() && "\"'`]".indexOf(text.charAt(at)) >= 0; i++) {
            at++;
        }
        at = skipSpace(text, at);
        if (at >= text.length()) {
            return -1;
        }
        char operator = text.charAt(at);
        char second = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (operator == ':' && second == ':' || operator == '=' && (second == '=' || second == '~')) {
            return -1;
        }
        if (operator == ':' && second == '=' || operator == '=' && second == '>') {
            return skipSpace(text, at + 2);
        }
        if (operator == ':') {
            return skipSpace(text, afterTypeName(text, at + 1));
        }
        return operator == '=' ? skipSpace(text, at + 1) : -1;
    }

    /** Behind {@code string =} of {@code name: string = "value"}, or where it was. */
    private static int afterTypeName(String text, int from) {
        int at = skipSpace(text, from);
        int limit = Math.min(text.length(), at + 30);
        while (at < limit && (isName(text.charAt(at)) || "<>[]| ?".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at < limit - 1 && text.charAt(at) == '=' && text.charAt(at + 1) != '=' ? at + 1 : from;
    }

    private static int @Nullable [] value(String text, int from, String name, String file) {
        int at = from;
        if (at + 1 < text.length() && "rbuf@L".indexOf(text.charAt(at)) >= 0 && isQuote(text.charAt(at + 1))) {
            at++;
        }
        if (at >= text.length()) {
            return null;
        }
        int limit = Math.min(text.length(), at + LONGEST_VALUE);
        if (text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
            int close = text.indexOf("\\\"", at + 2);
            return close > 0 && close <= limit ? new int[] {at + 2, close} : null;
        }
        if (isQuote(text.charAt(at))) {
            char quote = text.charAt(at);
            for (int i = at + 1; i < limit && text.charAt(i) != '\n'; i++) {
                if (text.charAt(i) == quote) {
                    return new int[] {at + 1, i};
                }
            }
            return null;
        }
        return isPlain(name, file) ? unquoted(text, at, limit) : null;
    }

    private static int @Nullable [] unquoted(String text, int from, int limit) {
        int at = from;
        while (at < limit && text.charAt(at) > ' ' && "\"'`,;<>|\\".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == limit && limit < text.length() || at < text.length() && "\"'`|\\".indexOf(text.charAt(at)) >= 0) {
            return null;
        }
        for (int i = from; i < at; i++) {
            if ("(){}[]".indexOf(text.charAt(i)) >= 0) {
                return null;
            }
        }
        return new int[] {from, at};
    }

    private static boolean isPlain(String name, String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return PLAIN.contains(ending)
                || file.startsWith(".env")
                || file.indexOf('.') < 0
                || name.equals(name.toUpperCase(Locale.ROOT));
    }

    /** Looks at the name without the word that called. */
    private static boolean isHarmless(String name, int from, int to) {
        String rest = (name.substring(0, from) + ' ' + name.substring(to)).toLowerCase(Locale.ROOT);
        for (String word : HARMLESS) {
            if (rest.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Two kinds of characters at least, and nothing that is prose, a path, a name or an expression. */
    private static boolean couldBePassword(String value) {
        if (value.length() > 128 || hasSpace(value) || looksLikeReference(value)) {
            return false;
        }
        boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean letter = value.chars().anyMatch(Character::isLetter);
        boolean special = value.chars().anyMatch(c -> "!@#$%^&*+=?~".indexOf(c) >= 0);
        return letter && (digit || special) && Entropy.bits(value) >= 2.0;
    }

    /** Long, of few kinds of characters, and random. */
    private static boolean couldBeKey(String value) {
        if (value.length() < 16 || looksLikeReference(value) || isUuid(value)) {
            return false;
        }
        int digits = 0;
        int letters = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            letters += Character.isLetter(c) ? 1 : 0;
            if (c > 126 || !Character.isLetterOrDigit(c) && "+/=_-.~".indexOf(c) < 0) {
                return false;
            }
        }
        boolean hex = value.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return digits >= 2 && letters >= 2 && Entropy.bits(value) >= (hex ? 2.8 : 3.4);
    }

    private static boolean looksLikeReference(String value) {
        char first = value.charAt(0);
        return first == '/'
                || first == '.'
                || first == '-'
                || first == '&' && value.length() > 1
                || value.startsWith("arn:")
                || value.contains("://")
                || value.contains("->")
                || value.contains("::")
                || value.contains("()")
                || value.contains("\\")
                || value.matches("[A-Za-z_][A-Za-z_0-9]{0,60}(?:[./:][A-Za-z_][A-Za-z_0-9-]{0,60}){1,8}")
                || value.matches("[A-Za-z]{2,20}(?:[_-][A-Za-z]{2,20}){1,8}[0-9]{0,2}");
    }

    private static boolean isUuid(String value) {
        return value.length() == 36
                && value.matches("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    }

    private static boolean hasSpace(String value) {
        return value.chars().anyMatch(c -> c <= ' ' || c > 126);
    }

    private static boolean isName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        int limit = Math.min(text.length(), from + 32);
        while (at < limit && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
