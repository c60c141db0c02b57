package io.claviger.engine.secrets;

import io.claviger.engine.secrets.View.Made;
import java.util.ArrayList;
import java.util.List;

/** Strings of a list that a call makes one of: {@code concat!("a", "b")}, {@code "".join(["a", "b"])}, {@code ["a", "b"].join("")}. */
final class Joining {

    private static final int MOST = 64;
    private static final int LONGEST = 400;
    /** What may stand before a string: its call's parenthesis, a comma, and a list's beginning in some language. */
    private static final String BEFORE = " \t\r\n([{,";

    private final byte[] text;
    private final int length;
    /** Indexes of opening and closing quotes in turn. */
    private final List<Integer> quotes = new ArrayList<>();

    private Joining(Window window) {
        this.text = window.bytes();
        this.length = window.length();
    }

    /** Whether a call that joins begins or ends at an index. */
    static boolean isAt(byte[] text, int at) {
        return switch (text[at] | 0x20) {
            case '"' | 0x20, '\'' | 0x20 -> text[at + 1] == text[at] && text[at + 2] == '.';
            case ']' | 0x20, 'c', 'i', 'j', 'p', 's' -> true;
            default -> false;
        };
    }

    /** Leaves out all but the strings' text of a call whose word is at an index. */
    static void at(Window window, Edits edits, int at) {
        Joining joining = new Joining(window);
        boolean ofGo = (window.bytes()[at] | 0x20) == 's';
        int open = at;
        while (window.bytes()[open] != (ofGo ? '{' : '(')) {
            open++;
        }
        if (window.bytes()[at] == ']') {
            joining.leaveOut(edits, joining.isWithout(open + 1) ? joining.back(at) : -1);
        } else {
            int close = joining.forth(open + 1);
            boolean joined = close > 0 && (!ofGo || joining.isWithout(joining.over(close + 1, " ,")));
            joining.leaveOut(edits, joined ? at : -1);
        }
    }

    /** From behind the call's word over its strings to what closes them, or -1 where something else is joined, too. */
    private int forth(int from) {
        int at = over(from, BEFORE);
        while (quotes.size() < 2 * MOST && isQuote(at)) {
            int end = at + 1;
            while (end < length && end - at < LONGEST && LooseValue.isPart((char) text[end])) {
                end++;
            }
            if (end >= length || text[end] != text[at]) {
                return -1;
            }
            quotes.add(at);
            quotes.add(end);
            at = over(end + 1, " \t\r\n");
            if (at < length && text[at] == ',') {
                at = over(at + 1, BEFORE);
            }
        }
        return at < length && ")]}".indexOf(text[at]) >= 0 ? at : -1;
    }

    /** From the bracket that closes a list back to the one that opens it, or -1. */
    private int back(int close) {
        int at = overBack(close - 1, " \t\r\n,");
        while (quotes.size() < 2 * MOST && at > 0 && isQuote(at)) {
            int begin = at - 1;
            while (begin > 0 && at - begin < LONGEST && LooseValue.isPart((char) text[begin])) {
                begin--;
            }
            if (text[begin] != text[at]) {
                return -1;
            }
            quotes.addFirst(at);
            quotes.addFirst(begin);
            at = overBack(begin - 1, " \t\r\n,");
        }
        return at >= 0 && text[at] == '[' ? at : -1;
    }

    /** Whether what stands between the strings is nothing. */
    private boolean isWithout(int at) {
        return at + 2 < length && isQuoteOrTick(text[at]) && text[at + 1] == text[at] && text[at + 2] == ')';
    }

    private void leaveOut(Edits edits, int begin) {
        boolean alike = quotes.stream().allMatch(quote -> text[quote] == text[quotes.getFirst()]);
        if (begin < 0 || quotes.size() < 4 || !alike) {
            return;
        }
        edits.leaveOut(begin, quotes.getFirst(), Made.JOINED);
        for (int i = 1; i + 1 < quotes.size(); i += 2) {
            edits.leaveOut(quotes.get(i), quotes.get(i + 1) + 1, Made.JOINED);
        }
    }

    private int over(int from, String characters) {
        int at = from;
        while (at < length && at - from < LONGEST && characters.indexOf(text[at]) >= 0) {
            at++;
        }
        return at;
    }

    private int overBack(int from, String characters) {
        int at = from;
        while (at >= 0 && from - at < LONGEST && characters.indexOf(text[at]) >= 0) {
            at--;
        }
        return at;
    }

    private boolean isQuote(int at) {
        return at < length && (text[at] == '"' || text[at] == '\'');
    }

    private static boolean isQuoteOrTick(byte b) {
        return b == '"' || b == '\'' || b == '`';
    }
}
