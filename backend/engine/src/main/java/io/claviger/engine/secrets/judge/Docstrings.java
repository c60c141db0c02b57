package io.claviger.engine.secrets.judge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The documentation within a source of Python: the string with which a module, class or function begins, and what is given to
 * names such as those that Ansible reads documentation from. Made by one pass over the text.
 *
 * @see <a href="https://peps.python.org/pep-0257/">PEP 257</a>
 * @see <a href="https://docs.ansible.com/ansible/latest/dev_guide/developing_modules_documenting.html">Ansible's module format</a>
 */
public final class Docstrings {

    private static final Docstrings NONE = new Docstrings("");
    private static final Set<String> NAMES =
            Set.of("documentation", "example", "examples", "return", "usage", "help", "description", "__doc__");

    private final String text;
    /** Where each begins and ends, in order. */
    private int[] ends = new int[16];

    private int count;
    private int at;
    /** What stood before the place that is read, leaving out blanks, comments and the letters before a string. */
    private char before = ':';
    /** Where the last statement, or what looks like it, began. */
    private int line;

    private Docstrings(String text) {
        this.text = text;
    }

    /** Those of a text with all its beginning; none when its name is not that of a source of Python. */
    public static Docstrings of(String file, String text) {
        if (!file.endsWith(".py") && !file.endsWith(".pyi")) {
            return NONE;
        }
        Docstrings read = new Docstrings(text);
        while (read.at < text.length()) {
            read.next();
        }
        return read;
    }

    /** Whether an index is within one. */
    public boolean contain(int index) {
        int found = Arrays.binarySearch(ends, 0, count, index);
        return (found < 0 ? -found - 1 : found + 1) % 2 == 1;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '#') {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (c == '"' || c == '\'') {
            string(c);
        } else {
            if (c == '\n') {
                line = at + 1;
            } else if (c > ' ' && !isPrefix()) {
                before = c;
            }
            at++;
        }
    }

    /** Whether a letter stands directly before a string and says how it is read. */
    private boolean isPrefix() {
        boolean word = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
        return !word
                && at + 1 < text.length()
                && "rRuU".indexOf(text.charAt(at)) >= 0
                && "\"'".indexOf(text.charAt(at + 1)) >= 0;
    }

    private void string(char quote) {
        boolean triple = text.startsWith(String.valueOf(quote).repeat(3), at);
        int from = at;
        int end = triple ? endOfTriple(quote, at + 3) : endOfSingle(quote, at + 1);
        if (triple && (before == ':' || before == '=' && NAMES.contains(nameBefore(from)))) {
            ends = count + 2 > ends.length ? Arrays.copyOf(ends, ends.length * 2) : ends;
            ends[count++] = from;
            ends[count++] = end;
        }
        before = quote;
        at = end;
    }

    private String nameBefore(int from) {
        int sign = text.lastIndexOf('=', from);
        return sign < line ? "" : text.substring(line, sign).strip().toLowerCase(Locale.ROOT);
    }

    private int endOfTriple(char quote, int from) {
        String end = String.valueOf(quote).repeat(3);
        int found = text.indexOf(end, from);
        while (found > 0 && text.charAt(found - 1) == '\\') {
            found = text.indexOf(end, found + 1);
        }
        return found < 0 ? text.length() : found + 3;
    }

    private int endOfSingle(char quote, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), end + 1);
    }
}
