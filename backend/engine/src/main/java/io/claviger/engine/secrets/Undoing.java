package io.claviger.engine.secrets;

import io.claviger.engine.secrets.View.Made;
import org.jspecify.annotations.Nullable;

/** Undoes one layer of escapes, encodings, split strings and names that stand apart from their values. */
final class Undoing {

    private static final int FAR = 240;

    private final Window window;
    private final byte[] text;
    private final int length;
    private final Edits edits;
    private final String file;

    private int done;

    private Undoing(Window window, Edits edits, String file) {
        this.window = window;
        this.text = window.bytes();
        this.length = window.length();
        this.edits = edits;
        this.file = file;
    }

    /** The next view of a text, or nothing when nothing is hidden in it. */
    static @Nullable View next(Window window, Triggers triggers, @Nullable View below, String file) {
        Edits edits = new Edits(window);
        EncodedRuns.find(window, edits);
        Undoing undoing = new Undoing(window, edits, file);
        boolean hcl = file.endsWith(".tf") || file.endsWith(".hcl") || file.endsWith(".tfvars");
        for (int i = 0; i < triggers.count(); i++) {
            if (triggers.at(i) >= undoing.done) {
                undoing.at(triggers.at(i), hcl);
            }
        }
        return edits.view(below);
    }

    private void at(int at, boolean hcl) {
        if (Joining.isAt(text, at)) {
            Joining.at(window, edits, at);
            return;
        }
        switch (text[at]) {
            case '%' -> percent(at);
            case '=' -> quoted(at);
            case '\\' -> backslash(at);
            case '&' -> entity(at);
            case '"', '\'' -> joined(at);
            case '|', '>' -> block(at);
            case '^', '`' -> continued(at);
            case 'd', 'D' -> {
                if (hcl) {
                    done = Pairing.ofVariable(window, edits, done, at);
                }
            }
            default -> done = Pairing.ofValue(window, edits, done, at);
        }
    }

    private void single(int from, int to, int octet, Made made) {
        edits.add(from, to, new byte[] {(byte) octet}, made);
        done = to;
    }

    /** An equal sign of mail (RFC 2045, 6.7): it stands for a byte, or its line goes on in the next. */
    private void quoted(int at) {
        if (text[at + 1] > ' ') {
            single(at, at + 3, '=', Made.ESCAPE);
        } else if (Sources.isMail(file)) {
            done = at + (text[at + 1] == '\r' && at + 2 < length && text[at + 2] == '\n' ? 3 : 2);
            edits.leaveOut(at, done, Made.JOINED);
        }
    }

    private void percent(int at) {
        int octet = hex(at + 1, 2);
        if (octet >= 0x20 && octet < 0x7F) {
            single(at, at + 3, octet, Made.PERCENT);
        }
    }

    private void backslash(int at) {
        int next = at + 1;
        if (text[next] == '\n' || text[next] == '\r') {
            continued(at);
            return;
        }
        int from = at;
        while (from > 0 && from > at - 8 && text[from - 1] == '\\' && from - 1 >= done) {
            from--;
        }
        int octet = switch (text[next]) {
            case 'u', 'U' -> hex(at + 2, 4);
            case 'x', 'X' -> hex(at + 2, 2);
            default -> text[next];
        };
        if (octet < 0x20 || octet > 0xFF) {
            return;
        }
        int to = at + (text[next] == 'u' || text[next] == 'U' ? 6 : text[next] == 'x' || text[next] == 'X' ? 4 : 2);
        int slashes = at - from + 1;
        byte[] decoded = new byte[slashes / 2 + 1];
        java.util.Arrays.fill(decoded, (byte) '\\');
        decoded[slashes / 2] = (byte) octet;
        if (slashes % 2 == 0 && to > at + 2) {
            // An escaped backslash and then letters: one level less.
            decoded = window.text()
                    .substring(from + slashes / 2, to)
                    .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        }
        edits.add(from, to, decoded, Made.ESCAPE);
        done = to;
    }

    private void entity(int at) {
        int end = at;
        while (end < length && end - at < 8 && text[end] != ';') {
            end++;
        }
        if (end >= length || text[end] != ';') {
            return;
        }
        String name = window.text().substring(at + 1, end);
        int octet = switch (name) {
            case "quot" -> '"';
            case "amp" -> '&';
            default -> number(name);
        };
        if (octet >= 0x20 && octet < 0x7F) {
            single(at, end + 1, octet, Made.ESCAPE);
        }
    }

    private static int number(String name) {
        boolean hex = name.length() > 2 && (name.charAt(1) | 0x20) == 'x';
        String digits = name.substring(Math.min(name.length(), hex ? 2 : 1));
        boolean all = !digits.isEmpty() && digits.chars().allMatch(c -> Character.digit(c, hex ? 16 : 10) >= 0);
        return all && digits.length() <= 4 ? Integer.parseInt(digits, hex ? 16 : 10) : -1;
    }

    /** A string's end, perhaps a sign that joins, and another string's beginning. */
    private void joined(int at) {
        int next = skipSpace(at + 1, true);
        int sign = signAt(next);
        if (sign > 0) {
            next = skipSpace(next + sign, true);
        } else if (next < length && text[next] == '\\' && next + 1 < length && text[next + 1] <= '\r') {
            next = skipSpace(next + 1, true);
        } else if (Sources.joinsBySign(file) || !Sources.joinsSideBySide(file) && lineOf(at) == lineOf(next)) {
            return;
        }
        if (next + 1 < length && "rfbu".indexOf(text[next]) >= 0) {
            next++;
        }
        boolean quote = next < length && (text[next] == '"' || text[next] == '\'');
        if (quote && next > at + 1) {
            edits.leaveOut(at, next + 1, Made.JOINED);
            done = next + 1;
        }
    }

    /** How long the sign is that joins strings; 0 where none does. Two bars are SQL's, and say "or" in many languages. */
    private int signAt(int at) {
        if (at + 1 >= length) {
            return 0;
        }
        boolean twice = text[at + 1] == text[at];
        return switch (text[at]) {
            case '&' -> 1;
            case '+', '.' -> twice ? 2 : 1;
            case '|' -> twice && !Sources.joinsBySign(file) ? 2 : 0;
            case '<' -> text[at + 1] == '>' && !Sources.joinsBySign(file) ? 2 : 0;
            default -> 0;
        };
    }

    /** Whether two places are in the same line is asked only over some hundred bytes. */
    private int lineOf(int at) {
        int start = Math.min(at, length);
        int limit = Math.max(0, start - FAR);
        while (start > limit && text[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    /** A line's end that does not count, and the next line's indentation; or that of a string that goes on in the next line. */
    private void continued(int at) {
        int next = skipSpace(at + 1, true);
        int before = at;
        while (before > done && (text[before - 1] == ' ' || text[before - 1] == '\t')) {
            before--;
        }
        boolean string = before > done && isQuote(text[before - 1]);
        if (string) {
            if (next < length && isQuote(text[next])) {
                edits.leaveOut(before - 1, next + 1, Made.JOINED);
                done = next + 1;
            }
        } else if (text[at] == '\\' || text[at] == '^' || before < at) {
            edits.leaveOut(at, next, Made.JOINED);
            done = next;
        }
    }

    /** A block scalar of YAML: its first line is what the name stands for. */
    private void block(int at) {
        int before = at;
        while (before > 0 && text[before - 1] == ' ') {
            before--;
        }
        if (before == at || before == 0 || text[before - 1] != ':') {
            return;
        }
        int next = at + 1;
        while (next < length && (text[next] == '-' || text[next] == '+')) {
            next++;
        }
        next = skipSpace(next, true);
        edits.leaveOut(at, next, Made.JOINED);
        done = next;
    }

    private int skipSpace(int from, boolean lines) {
        int at = from;
        int limit = Math.min(length, from + FAR);
        while (at < limit && (text[at] == ' ' || text[at] == '\t' || lines && (text[at] == '\n' || text[at] == '\r'))) {
            at++;
        }
        return at;
    }

    private static boolean isQuote(byte b) {
        return b == '"' || b == '\'';
    }

    private int hex(int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            int digit = i < length ? Character.digit(text[i], 16) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * 16 + digit;
        }
        return number;
    }
}
