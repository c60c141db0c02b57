package io.claviger.engine.secrets;

import io.claviger.engine.secrets.View.Made;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings the name of a variable and its value together where both are values of other names. */
final class Pairing {

    private static final int FAR = 240;

    /** {@code name: DB_PASSWORD} or {@code "key": "DB_PASSWORD"}, right before the word {@code value}. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(?:name|key|variable|id)[\"']?[ \\t]{0,8}[:=][ \\t]{0,8}([\"']?)[A-Za-z_][A-Za-z0-9_.-]{1,63}\\1(?<gap>[\\s,;]{1,80}(?:-[ ])?[\"']?)$");

    private static final Pattern DECLARED =
            Pattern.compile("variable[ \\t]{1,8}\"[A-Za-z_][A-Za-z0-9_-]{1,63}\"(?<gap>[ \\t]{0,8}\\{[^{}]{0,200})$");

    private final byte[] text;
    /** What stands before is undone. */
    private final int done;

    private Pairing(byte[] text, int done) {
        this.text = text;
        this.done = done;
    }

    /** Leaves out what stands between a name and the word {@code value} at an index; answers up to where all is undone. */
    static int ofValue(Window window, Edits edits, int done, int at) {
        boolean named = new Pairing(window.bytes(), done).mayBeNamed(at);
        return named ? pair(window, edits, done, at, "value".length(), NAMED) : done;
    }

    /** The same before the word {@code default} in what HCL declares. */
    static int ofVariable(Window window, Edits edits, int done, int at) {
        return pair(window, edits, done, at, "default".length(), DECLARED);
    }

    /** Whether something is assigned right before, as far as a look backwards tells: most that is called a value has no name. */
    private boolean mayBeNamed(int at) {
        int name = back(at, " \t\n\13\f\r\205,;\"'");
        if (name == at || name == done) {
            return false;
        }
        if (text[name - 1] == '-') {
            return true;
        }
        int begin = name;
        while (begin > done && name - begin < FAR && AssignedValue.isName((char) text[begin - 1])) {
            begin--;
        }
        int sign = back(back(begin, "\"'"), " \t");
        return sign > done && (text[sign - 1] == ':' || text[sign - 1] == '=');
    }

    /** Over some characters to the left. */
    private int back(int from, String characters) {
        int at = from;
        while (at > done && from - at < FAR && characters.indexOf(text[at - 1] & 0xFF) >= 0) {
            at--;
        }
        return at;
    }

    private static int pair(Window window, Edits edits, int done, int at, int size, Pattern before) {
        String text = window.text();
        Matcher matcher =
                before.matcher(text).region(Math.max(done, at - FAR), at).useAnchoringBounds(true);
        if (!matcher.find()) {
            return done;
        }
        int to = at + size;
        boolean quoted = matcher.end("gap") > matcher.start("gap") && isQuote(text.charAt(at - 1));
        if (quoted && to < text.length() && isQuote(text.charAt(to))) {
            to++;
        }
        edits.leaveOut(matcher.start("gap"), to, Made.PAIRED);
        return to;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
