package io.claviger.engine.secrets;

import java.util.Arrays;
import java.util.List;

/** Places where something may be undone, found in the same pass as keywords. */
final class Triggers {

    /** Beginnings of escapes, ends of strings that may go on in another, and names that stand for a value's. */
    static final List<String> WORDS = List.of(
            "%2",
            "%3",
            "%4",
            "%5",
            "%6",
            "%7",
            "\\u002",
            "\\u003",
            "\\u004",
            "\\u005",
            "\\u006",
            "\\u007",
            "\\x2",
            "\\x3",
            "\\x4",
            "\\x5",
            "\\x6",
            "\\x7",
            "\\\"",
            "\\/",
            "\\\n",
            "\\\r",
            "\"+\"",
            "\" + \"",
            "\" +\n",
            "\"+\n",
            "\" +\r",
            "\".\"",
            "\" . \"",
            "\" .\n",
            "\" .\r",
            "\" & \"",
            "\" \"",
            "\" <> \"",
            "\" ++ \"",
            "\" .. \"",
            "\"\n",
            "\"\r",
            "'+'",
            "' + '",
            "' +\n",
            "'+\n",
            "' +\r",
            "'.'",
            "' . '",
            "' .\n",
            "' .\r",
            "' & '",
            "' '",
            "' || '",
            "'||'",
            "' .. '",
            "'\n",
            "'\r",
            "|\n",
            ">\n",
            "|-\n",
            ">-\n",
            "|+\n",
            "value\":",
            "value\" :",
            "value: ",
            "value=",
            "value =",
            "value  ",
            "value':",
            "default =",
            "default  ",
            "&#",
            "&quot;",
            "&amp;",
            "=3d",
            "=\n",
            "=\r",
            "^\n",
            "`\n",
            "].join(",
            "\"\".join(",
            "''.join(",
            "join(\"\",",
            "join('',",
            "implode(\"\",",
            "implode('',",
            "concat(",
            "concat!(",
            "paste0(",
            "strings.join([]string{");

    private static final int[] LENGTHS = WORDS.stream().mapToInt(String::length).toArray();

    /** Some matter only beside a keyword. */
    private static final int NEAR = 400;

    /** What may stand before the end of a line that goes on in the next. */
    private static final String BEFORE_END = " \t\"'";
    /** What a line begins with in which a string goes on: see {@link Undoing}. */
    private static final String GOING_ON = "+.&\\\"'rfbu";

    private int[] places = new int[64];
    private int count;
    private int lastKeyword = -NEAR - 1;
    private final KeywordMarks marks;

    /** @param marks hears of every keyword */
    Triggers(KeywordMarks marks) {
        this.marks = marks;
    }

    /** The length of a word by its number. */
    static int lengthOf(int word) {
        return LENGTHS[word];
    }

    void mark(int keyword) {
        marks.add(keyword);
    }

    void keyword(int end) {
        lastKeyword = end;
    }

    /** Whether something may be undone at a word, as far as a look beside it tells. Most strings end with their line. */
    static boolean count(byte[] text, int length, int start, int end) {
        boolean quotes = end - start == 3 && text[start + 1] == ' ' && text[start] == text[end - 1];
        if (quotes || text[start] == '=' && text[end - 1] < ' ') {
            return start > 0 && end < length && isOfValue(text[start - 1]) && (!quotes || isOfValue(text[end]));
        }
        if (text[end - 1] != '\n' && text[end - 1] != '\r' || end - start != 2) {
            return true;
        }
        if (text[start] == '`') {
            return start > 0 && BEFORE_END.indexOf(text[start - 1]) >= 0;
        }
        if (text[start] != '"' && text[start] != '\'') {
            return true;
        }
        int next = end;
        while (next < length && (text[next] == ' ' || text[next] == '\n' || text[next] == '\t' || text[next] == '\r')) {
            next++;
        }
        return next < length && GOING_ON.indexOf(text[next]) >= 0;
    }

    private static boolean isOfValue(byte b) {
        return LooseValue.isPart((char) b);
    }

    void add(byte[] text, int start) {
        boolean near = start - lastKeyword <= NEAR;
        boolean needsKeyword = (text[start] | 0x20) == 'v'
                || text[start] == '&' && !isAmongNumbers(text, start)
                || text[start] == '\\' && text[start + 1] == '"';
        if (needsKeyword && !near) {
            return;
        }
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
        }
        places[count++] = start;
    }

    /** Whether a number of HTML stands beside another, as where each character of a value is written as one. */
    private boolean isAmongNumbers(byte[] text, int start) {
        if (count > 0 && places[count - 1] >= start - 8 && text[places[count - 1]] == '&') {
            return true;
        }
        int end = start + 2;
        while (end < text.length && end < start + 6 && text[end] > ' ' && text[end] != ';') {
            end++;
        }
        return text[start + 1] == '#'
                && end + 2 < text.length
                && text[end] == ';'
                && text[end + 1] == '&'
                && text[end + 2] == '#';
    }

    int count() {
        return count;
    }

    int at(int index) {
        return places[index];
    }
}
