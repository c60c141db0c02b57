package io.claviger.engine.secrets;

import java.util.regex.Pattern;

/** Reads which lines belong to the line above them: those of a section, of a comment, of a key or an element of a list, of a variable. */
final class Blocks {

    private static final String OPENINGS = ":{[(";
    /** Before a name: what is longer is no line that opens something. */
    private static final int LONGEST_LINE = 2_000;

    /** A block of Ruby: {@code Vendor.configure do |config|}. */
    private static final Pattern RUBY = Pattern.compile(" do(?: \\|[a-z_, ]{1,40}\\|)?$");

    /** What says of which vendor the settings beside it are. */
    private static final Pattern KIND = Pattern.compile(
            "[ \\t]{0,40}(?:- )?[\"']?"
                    + "(?:type|kind|provider|vendor|service|adapter|driver|engine|backend|name)[\"']?[ ]{0,2}[:=][ ]{0,2}[\"']?");

    private static final int LONGEST_KIND = 60;

    /** Between a name and a value below it. */
    private static final int LONGEST_PARAGRAPH = 240;

    /** What stands before a title. */
    private static final String TITLE = "#/*-;=[ \t";

    private Blocks() {}

    /** Whether the line of a name, from an index to another, opens what a value at a later index stands in. */
    static boolean isOpenedBy(String text, int nameStart, int nameEnd, int value) {
        // No farther than the value, and not far back: a line may be as long as the text.
        int to = text.indexOf('\n', nameEnd, Math.min(text.length(), value + 1));
        if (to < 0) {
            return false;
        }
        int from = nameStart;
        while (from > 0 && text.charAt(from - 1) != '\n') {
            if (nameStart - from == LONGEST_LINE) {
                return false;
            }
            from--;
        }
        String line = text.substring(from, to).strip();
        int below = text.lastIndexOf('\n', value) + 1;
        if (line.startsWith("[") && line.endsWith("]")) {
            return !text.substring(to, below).contains("\n[");
        }
        if (isComment(line)) {
            return isParagraph(text, to + 1, below);
        }
        if (line.startsWith("- ") && isDeeper(text, indent(text, from), to + 1, value)) {
            return true;
        }
        if (!line.isEmpty()
                && (OPENINGS.indexOf(line.charAt(line.length() - 1)) >= 0
                        || RUBY.matcher(line).find())) {
            return isDeeper(text, indent(text, from), to + 1, value);
        }
        if (nameStart - from <= LONGEST_KIND
                && KIND.matcher(text.substring(from, nameStart)).matches()) {
            return isDeeper(text, indent(text, from) - 1, to + 1, value) && isParagraph(text, to + 1, below);
        }
        return isOfVariable(line, text.substring(below, value).strip());
    }

    /** Whether all lines from an index to that of another are indented more. */
    private static boolean isDeeper(String text, int indent, int from, int value) {
        int at = from;
        while (at >= 0 && at <= value) {
            int next = text.indexOf('\n', at, value + 1);
            boolean blank = next >= 0 && text.substring(at, next).isBlank();
            if (!blank && indent(text, at) <= indent) {
                return false;
            }
            at = next < 0 ? -1 : next + 1;
        }
        return true;
    }

    /** Whether a value is in one of two lines below that of a name, or below the empty one behind a title. */
    static boolean isNear(String text, int nameStart, int nameEnd, int value) {
        int line = text.indexOf('\n', nameEnd, Math.min(text.length(), value + 1));
        if (line < 0 || value - nameEnd > LONGEST_PARAGRAPH) {
            return false;
        }
        boolean title = text.startsWith("\n", line + 1) && isTitle(text, nameStart, nameEnd, line);
        int from = title ? line + 2 : line + 1;
        int to = text.lastIndexOf('\n', value) + 1;
        int end = text.indexOf('\n', from);
        return (end < 0 || end + 1 >= to) && isParagraph(text, from, to);
    }

    /** Whether a line that ends at an index is of a name and marks. */
    private static boolean isTitle(String text, int nameStart, int nameEnd, int line) {
        int from = nameStart;
        while (from > 0 && TITLE.indexOf(text.charAt(from - 1)) >= 0) {
            from--;
        }
        return (from == 0 || text.charAt(from - 1) == '\n')
                && text.substring(KeyNames.sameCaseEnd(text, nameEnd), line).isBlank();
    }

    private static boolean isComment(String line) {
        return line.startsWith("#") || line.startsWith("//") || line.startsWith(";");
    }

    /** Whether there is neither an empty line nor another comment between two beginnings of lines. */
    private static boolean isParagraph(String text, int from, int to) {
        int at = from;
        while (at < to) {
            int next = text.indexOf('\n', at) + 1;
            String line = text.substring(at, next).strip();
            if (line.isEmpty() || isComment(line)) {
                return false;
            }
            at = next;
        }
        return true;
    }

    private static int indent(String text, int lineStart) {
        int at = lineStart;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at - lineStart;
    }

    /** Whether a line makes a variable, and the other gives a value to a member of it. */
    private static boolean isOfVariable(String line, String member) {
        int equals = line.indexOf('=');
        String before = equals < 0 ? "" : line.substring(0, equals).strip();
        String variable = before.substring(before.lastIndexOf(' ') + 1);
        return !variable.isEmpty() && (member.startsWith(variable + ".") || member.startsWith(variable + "->"));
    }
}
