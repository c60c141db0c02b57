package io.claviger.engine.secrets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the values below a name: the cells of its column where the name heads one of a table, as in CSV (RFC 4180), in tables of
 * Markdown and in those of documents, and those at its place where it is in a list of columns of SQL.
 */
final class Columns {

    /** Hears of each value. */
    @FunctionalInterface
    interface Sink {
        /** What stands from an index to another belongs to what stands between two others. */
        void value(int headStart, int headEnd, int start, int end);
    }

    private static final int LONGEST_HEAD = 2_000;
    private static final int LONGEST_NAME = 40;
    private static final int MOST_COLUMNS = 64;
    private static final int LONGEST_VALUE = 4_000;
    private static final String MARKS = ",;\t|";
    /** What stands behind a name that heads a column. */
    private static final String AFTER = ",;\t|\r\n)";
    /** What may stand in between. */
    private static final String CLOSING = "\"'`* ";

    private static final int LONGEST_CLOSING = 24;
    private static final int LONGEST_GAP = 41;

    /** Below the head of a table of Markdown. */
    private static final Pattern RULE =
            Pattern.compile("[ \\t]{0,8}\\|?[ \\t]{0,8}[-:]{2,80}[ \\t]{0,8}[|+][-+|: \\t]{0,400}");

    private static final Pattern INSERT =
            Pattern.compile("(?i)\\b(?:insert|replace)\\s{1,4}into\\s{1,4}\\S{1,120}\\s{0,4}$");
    private static final Pattern COPY = Pattern.compile("(?i)\\bcopy\\s{1,4}\\S{1,120}\\s{0,4}$");
    private static final Pattern VALUES = Pattern.compile("(?i)\\s{0,40}values\\s{0,40}");
    private static final Pattern ROWS = Pattern.compile("(?i)\\s{0,4}from\\s{1,4}stdin[^\\n]{0,200}\\n");

    private final String text;
    private final Sink sink;
    private int headStart;
    private int headEnd;

    private Columns(String text, Sink sink) {
        this.text = text;
        this.sink = sink;
    }

    /** Hears of the values of the column that a name from an index to another heads; of none where it heads no column. */
    static void find(String text, int start, int end, Sink sink) {
        int at = end;
        while (at < text.length() && at - end < LONGEST_CLOSING && CLOSING.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        char after = at < text.length() ? text.charAt(at) : '\n';
        if (AFTER.indexOf(after) < 0) {
            return;
        }
        Columns columns = new Columns(text, sink);
        // Lists have their head in the first line of the text.
        boolean below = after != ')' && (start < LONGEST_HEAD || after != ',' && after != ';');
        int line = below ? columns.lineStart(start) : -1;
        if (line < 0 || !columns.table(line, start, end)) {
            columns.statement(start, end);
        }
    }

    private boolean table(int line, int start, int end) {
        int stop = lineEnd(line);
        char mark = stop < 0 ? 0 : mark(line, stop, end);
        boolean lists = mark == ',' || mark == ';';
        if (mark == 0 || lists && line > 0 || text.charAt(line) <= ' ') {
            return false;
        }
        headStart = cellStart(line, start, mark);
        headEnd = cellEnd(end, stop, mark);
        int count = count(line, stop, mark);
        if (headEnd - headStart > LONGEST_NAME || !isHead(line, stop, mark, count)) {
            return false;
        }
        int from = stop + 1;
        if (mark == '|') {
            if (from >= text.length()
                    || !RULE.matcher(text).region(from, text.length()).lookingAt()) {
                return false;
            }
            int rule = lineEnd(from);
            if (rule < 0) {
                return false;
            }
            from = rule + 1;
        }
        int number = count(line, headStart, mark) - 1;
        if (number < MOST_COLUMNS) {
            rows(from, mark, count, number, false);
        }
        return true;
    }

    /** What parts the cells of a line: what stands behind a name, or before it. */
    private char mark(int line, int stop, int end) {
        int at = end;
        while (at < stop && at - end < LONGEST_NAME && MARKS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at < stop && MARKS.indexOf(text.charAt(at)) >= 0) {
            return text.charAt(at);
        }
        at = end;
        while (at > line && MARKS.indexOf(text.charAt(at - 1)) < 0) {
            at--;
        }
        return at > line ? text.charAt(at - 1) : 0;
    }

    /** No other line of the table is before it, and it has names only. */
    private boolean isHead(int line, int stop, char mark, int count) {
        for (int at = line; at < stop; at++) {
            char c = text.charAt(at);
            if (c != mark && !Character.isLetterOrDigit(c) && " _-./\"'*`:\r".indexOf(c) < 0) {
                return false;
            }
        }
        int before = line == 0 ? -1 : lineStart(line - 1);
        return before < 0 || count(before, line - 1, mark) != count;
    }

    /** @param copied whether another statement may follow */
    private void rows(int from, char mark, int count, int number, boolean copied) {
        int line = from;
        while (line < text.length() && !(copied && text.regionMatches(true, line, "copy ", 0, 5))) {
            int start = line;
            int end = cellEnd(start, text.length(), mark);
            int cell = 0;
            for (; end < text.length() && text.charAt(end) == mark; cell++) {
                tell(cell == number, start, end);
                start = end + 1;
                end = cellEnd(start, text.length(), mark);
            }
            tell(cell == number, start, end);
            if (cell + 1 != count) {
                return;
            }
            line = end + 1;
        }
    }

    /** Where a cell ends, or its line does; within quotes neither does. */
    private int cellEnd(int start, int limit, char mark) {
        int at = start;
        if (at < limit && text.charAt(at) == '"') {
            int most = Math.min(limit, start + LONGEST_VALUE);
            int close = text.indexOf('"', at + 1, most);
            while (close >= 0 && close + 1 < most && text.charAt(close + 1) == '"') {
                close = text.indexOf('"', close + 2, most);
            }
            at = close < 0 ? at : close;
        }
        while (at < limit && text.charAt(at) != mark && text.charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    private void tell(boolean wanted, int start, int end) {
        if (!wanted) {
            return;
        }
        int from = start;
        int to = end;
        while (from < to && " \t\r\"'`*".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " \t\r\"'`*".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (to > from && to - from <= LONGEST_VALUE) {
            sink.value(headStart, headEnd, from, to);
        }
    }

    /** {@code INSERT INTO t (a, name) VALUES (1, 'value'), …} and {@code COPY t (a, name) FROM stdin;}. */
    private void statement(int start, int end) {
        int close = text.indexOf(')', end, Math.min(text.length(), end + LONGEST_HEAD));
        if (close < 0 || !valuesMayFollow(close + 1)) {
            return;
        }
        int open = start;
        while (open > 0 && start - open < LONGEST_HEAD && "()".indexOf(text.charAt(open - 1)) < 0) {
            open--;
        }
        open--;
        if (open < 0 || text.charAt(open) != '(') {
            return;
        }
        headStart = cellStart(open + 1, start, ',');
        headEnd = cellEnd(end, close, ',');
        int number = count(open + 1, headStart, ',') - 1;
        Matcher values = VALUES.matcher(text).region(close + 1, text.length());
        Matcher rows = ROWS.matcher(text).region(close + 1, text.length());
        if (number < MOST_COLUMNS && values.lookingAt() && endsWith(INSERT, open)) {
            tuples(values.end(), number);
        } else if (number < MOST_COLUMNS && rows.lookingAt() && endsWith(COPY, open)) {
            rows(rows.end(), '\t', count(open + 1, close, ','), number, true);
        }
    }

    /** Whether a word begins behind spaces like one before values: most lists are arguments, and are told by this. */
    private boolean valuesMayFollow(int from) {
        int at = from;
        while (at < text.length() && at - from < LONGEST_GAP && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && "vVfF".indexOf(text.charAt(at)) >= 0;
    }

    private boolean endsWith(Pattern pattern, int end) {
        return pattern.matcher(text).region(Math.max(0, end - 160), end).find();
    }

    private void tuples(int from, int number) {
        int at = from;
        while (at < text.length() && text.charAt(at) == '(') {
            int start = at + 1;
            int cell = 0;
            at = literalEnd(start);
            for (; at < text.length() && text.charAt(at) == ','; cell++) {
                tell(cell == number, start, at);
                start = at + 1;
                at = literalEnd(start);
            }
            tell(cell == number, start, at);
            at++;
            while (at < text.length() && ", \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }
    }

    /** Where a comma or the bracket that closes stands, in no string. */
    private int literalEnd(int start) {
        int at = start;
        int limit = Math.min(text.length(), start + LONGEST_VALUE);
        boolean quoted = false;
        while (at < limit && (quoted || text.charAt(at) != ',' && text.charAt(at) != ')')) {
            char c = text.charAt(at);
            quoted ^= c == '\'';
            at += quoted && c == '\\' ? 2 : 1;
        }
        return Math.min(at, limit);
    }

    private int cellStart(int line, int at, char mark) {
        int start = at;
        while (start > line && text.charAt(start - 1) != mark) {
            start--;
        }
        return start;
    }

    /** How many cells stand between two indexes. */
    private int count(int from, int to, char mark) {
        int count = 1;
        for (int at = from; at < to; at++) {
            count += text.charAt(at) == mark ? 1 : 0;
        }
        return count;
    }

    /** Where the line of an index begins, or -1 when it is too long for the head of a table. */
    private int lineStart(int from) {
        int at = from;
        while (at > 0 && from - at < LONGEST_HEAD && text.charAt(at - 1) != '\n') {
            at--;
        }
        return at > 0 && text.charAt(at - 1) != '\n' ? -1 : at;
    }

    /** Where the line of an index ends, or -1 when it is too long for the head of a table. */
    private int lineEnd(int from) {
        int limit = Math.min(text.length(), from + LONGEST_HEAD);
        int end = text.indexOf('\n', from, limit);
        return end >= 0 ? end : limit == text.length() ? limit : -1;
    }
}
