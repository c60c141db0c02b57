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
            "^\n",
            "`\n");

    private static final int[] LENGTHS = WORDS.stream().mapToInt(String::length).toArray();

    /** Some matter only beside a keyword. */
    private static final int NEAR = 400;

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

    void keyword(int mark, int end) {
        marks.add(mark);
        lastKeyword = end;
    }

    void add(byte[] text, int start) {
        boolean near = start - lastKeyword <= NEAR;
        boolean needsKeyword =
                (text[start] | 0x20) == 'v' || text[start] == '&' || text[start] == '\\' && text[start + 1] == '"';
        if (needsKeyword && !near) {
            return;
        }
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
        }
        places[count++] = start;
    }

    int count() {
        return count;
    }

    int at(int index) {
        return places[index];
    }
}
