package io.claviger.engine.unpack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names of a table's columns from the statement that made it ("CREATE TABLE" at sqlite.org). */
final class SqliteColumns {

    /** What begins a condition of the table rather than a column. */
    private static final Set<String> CONDITIONS = Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");

    private static final Pattern NAME =
            Pattern.compile("\\s*(?:\"([^\"]*)\"|`([^`]*)`|\\[([^\\]]*)\\]|'([^']*)'|([^\\s\"'`\\[(,]+))");
    private static final String CLOSING = "\"`]'";
    private static final String OPENING = "\"`['";

    private SqliteColumns() {}

    /** In the order of the columns; none when the statement is not understood. */
    static List<String> of(String statement) {
        String plain = withoutComments(statement);
        int open = plain.indexOf('(');
        List<String> names = new ArrayList<>();
        if (open < 0) {
            return names;
        }
        for (String definition : definitions(plain, open + 1)) {
            Matcher name = NAME.matcher(definition);
            if (!name.lookingAt()) {
                return List.of();
            }
            String bare = name.group(5);
            if (bare != null && CONDITIONS.contains(bare.toUpperCase(Locale.ROOT))) {
                return names;
            }
            names.add(plain(name));
        }
        return names;
    }

    private static String plain(Matcher name) {
        for (int group = 1; group < name.groupCount(); group++) {
            if (name.group(group) != null) {
                return name.group(group);
            }
        }
        return name.group(name.groupCount());
    }

    private static String withoutComments(String statement) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < statement.length()) {
            char c = statement.charAt(at);
            int quote = OPENING.indexOf(c);
            boolean line = statement.startsWith("--", at);
            boolean comment = line || statement.startsWith("/*", at);
            String closing = comment ? line ? "\n" : "*/" : quote < 0 ? "" : CLOSING.substring(quote, quote + 1);
            int end = statement.indexOf(closing, at + (comment ? 2 : 1));
            int next = end < 0 ? statement.length() : end + closing.length();
            plain.append(comment ? " " : statement.substring(at, next));
            at = next;
        }
        return plain.toString();
    }

    /** What commas part, up to the bracket that closes. */
    private static List<String> definitions(String statement, int from) {
        List<String> definitions = new ArrayList<>();
        int depth = 0;
        int begin = from;
        for (int at = from; at < statement.length(); at++) {
            char c = statement.charAt(at);
            int quote = OPENING.indexOf(c);
            if (quote >= 0) {
                int close = statement.indexOf(CLOSING.charAt(quote), at + 1);
                at = close < 0 ? statement.length() : close;
            } else if (depth == 0 && (c == ',' || c == ')')) {
                definitions.add(statement.substring(begin, at));
                begin = at + 1;
                if (c == ')') {
                    break;
                }
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
        return definitions;
    }
}
