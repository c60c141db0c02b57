package io.claviger.engine.secrets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a name and its value are written in code and configuration.
 *
 * @param valueStart where the value begins, or -1 when none is assigned
 * @param plain whether the value needs no quotes here, whatever the file
 * @param query whether it is part of a query string
 * @param loose whether so little says that the value belongs to the name that it has to be at random
 * @param closing what ends the value where name and value stand together within one pair of it, as in {@code "X-Key: value"} and
 *     {@code ${KEY:-value}}; 0 for nothing
 */
record Notation(int valueStart, boolean plain, boolean query, boolean loose, char closing) {

    private static final Notation NONE = quoted(-1);
    private static final int LONGEST_ELEMENT = 300;
    private static final int FAR = 260;

    /** A closed element for the name, and one that opens for the value. */
    private static final Pattern ELEMENTS =
            Pattern.compile("(?i)</(?:(?:key|name|id)>\\s{0,40}<(?:string|value|secret|password)(?: [^<>]{0,80})?"
                    + "|stringProp>\\s{0,40}<stringProp name=\"[a-z]{1,20}\\.value\")>(?=[^<>]{6,256}</)");

    /** A name as an argument, and its value as the next one. */
    private static final Pattern ARGUMENT = Pattern.compile(
            "[\"'`][ \\t]{0,8},[ \\t]{0,8}(?:(?:default|default_value|fallback|value)[ ]?=[ ]?)?(?=@?[rbf]?[\"'`])");

    /** Options of command lines whose value belongs to the name before them. */
    private static final Pattern OPTION = Pattern.compile(
            "[\"']?[ \\t]{1,4}(?:--(?:value|body|secret-string|string-value)[ =]{1,2}|-b(?:[ =]|(?=[\"']))|<<<[ ]?)");

    /** A list of pairs of which one has the value, as collections of requests keep it. */
    private static final Pattern PAIRS = Pattern.compile(
            "\\[\\s{0,80}(?:\\{[^{}]{0,200}\\},\\s{0,80}){0,3}\\{\\s{0,80}\"key\"\\s{0,4}:\\s{0,4}\"value\"\\s{0,4},"
                    + "\\s{0,80}\"value\"\\s{0,4}:\\s{0,4}(?=\")");

    /** What stands between two cells. */
    private static final Pattern CELL = Pattern.compile("[*`]{0,3}[ \\t]{0,32}\\|[ \\t]{0,32}(?=[^ |\\n])");

    /** A type between a name and its value, or how a property is read and written. */
    private static final Pattern TYPED = Pattern.compile("(?:\\[[0-9]{0,4}\\]|[ ](?:As )?[Ss]tring|[ ]varchar"
            + "|[ ]\\{[ ]?get;(?:[ ](?:private )?(?:set|init);)?[ ]?\\})[ \\t]{0,4}=[ \\t]{0,4}(?=@?[\"'])");

    /** What may stand behind a name in quotes before its value; most names are an index, or the last of some arguments. */
    private static final String BEHIND_NAME = " \t\r\n,:=>{/";

    /** Of what {@link #TYPED} has behind a space. */
    private static final String TYPE_BEGINNINGS = "ASsv{";

    /** What may stand within an element around its value. */
    private static final String INNER = "<value>";

    /** What stands before the name where fields of a build are declared. */
    private static final String TYPE_ARGUMENT = "\"string\", ";

    /** Reads what stands around a name from an index to another. */
    static Notation of(String text, int nameStart, int at) {
        char before = nameStart > 0 ? text.charAt(nameStart - 1) : ' ';
        char after = at < text.length() ? text.charAt(at) : ' ';
        if (after == '>' && (before == '<' || before == ':')) {
            if (text.regionMatches(true, at + 1, INNER, 0, INNER.length())) {
                return plain(at + 1 + INNER.length());
            }
            int close = text.indexOf('<', at + 1, Math.min(text.length(), at + LONGEST_ELEMENT));
            boolean closed = close > 0 && text.startsWith("</", close);
            return closed ? plain(at + 1) : NONE;
        }
        if (before == '{' && after == ':' && text.startsWith("${", nameStart - 2)) {
            boolean other = text.startsWith("+", at + 1) || text.startsWith("?", at + 1);
            return other ? NONE : inner(behindDefault(text, at + 1), '}');
        }
        int assigned = AssignedValue.afterOperator(text, at);
        int later = assigned >= 0 ? LaterValue.start(text, assigned) : -1;
        if (later >= 0) {
            return loose(later, false);
        }
        int pair = assigned >= 0 && text.startsWith("[", assigned) ? behind(PAIRS, text, assigned) : -1;
        if (pair >= 0) {
            return quoted(pair);
        }
        if (assigned >= 0 && !isOpening(text, assigned)) {
            boolean query = before == '&' || before == '?';
            boolean within = isQuote(before) && (after == ':' || after == '=') && !isQuoteAt(text, assigned);
            return new Notation(assigned, query, query, false, within ? before : 0);
        }
        return apart(text, nameStart, at, before, after);
    }

    /** Where no operator stands between a name and its value. */
    private static Notation apart(String text, int nameStart, int at, char before, char after) {
        return switch (after) {
            case '"', '\'', '`' -> behindQuote(text, nameStart, at);
            case '<' -> quotedOrPlain(behind(ELEMENTS, text, at), true);
            case '(' -> Giving.isSetter(text, nameStart, before) ? quoted(at + 1) : NONE;
            case ' ', '\t' -> behindSpace(text, nameStart, at);
            case '[' -> quoted(behind(TYPED, text, at));
            case '*', '|' -> cell(text, nameStart, at);
            case ',' -> behindComma(text, nameStart, at);
            case ':', '=', '{' -> block(text, at);
            default -> NONE;
        };
    }

    private static Notation behindComma(String text, int nameStart, int at) {
        if (text.startsWith("-define(", nameStart - 8)) {
            int value = text.startsWith(" ", at + 1) ? at + 2 : at + 1;
            return isQuoteAt(text, value) ? quoted(value) : NONE;
        }
        return beginsRow(text, nameStart, ", ") && endsLine(text, at + 1) ? loose(at + 1, true) : NONE;
    }

    private static Notation behindQuote(String text, int nameStart, int at) {
        if (text.charAt(at) == '`') {
            Notation cell = cell(text, nameStart, at);
            if (cell != NONE) {
                return cell;
            }
        }
        if (text.startsWith("\",\"", at) && beginsRow(text, nameStart, ",\"") && endsLine(text, at + 2)) {
            return loose(at + 2, false);
        }
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (BEHIND_NAME.indexOf(next) < 0) {
            return NONE;
        }
        boolean listed = next == ',' || next == ' ' || next == '\t';
        int argument = listed && isFirstArgument(text, nameStart) ? behind(ARGUMENT, text, at) : -1;
        if (argument >= 0) {
            return loose(argument, false);
        }
        int value = MemberValue.inElement(text, at);
        if (value >= 0) {
            return quotedOrPlain(value, text.charAt(value - 1) == '>');
        }
        int option = next == ' ' || next == '\t' ? behind(OPTION, text, at) : -1;
        return option >= 0 ? plain(option) : block(text, at);
    }

    private static Notation block(String text, int at) {
        return quotedOrPlain(MemberValue.inBlock(text, at), true);
    }

    /** Whether a name in quotes is the first that stands within a round bracket, or an option in a list of arguments. */
    private static boolean isFirstArgument(String text, int nameStart) {
        int at = nameStart;
        while (at > 0 && nameStart - at < 6 && "-\"'`".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        boolean option = text.startsWith("--", at + 1) || text.startsWith("--", at);
        boolean typed = text.regionMatches(true, at - TYPE_ARGUMENT.length(), TYPE_ARGUMENT, 0, TYPE_ARGUMENT.length());
        boolean named = at < nameStart;
        while (at > 0 && nameStart - at < 6 && text.charAt(at - 1) == ' ') {
            at--;
        }
        return at > 0 && named && (text.charAt(at - 1) == '(' || option || typed);
    }

    private static Notation behindSpace(String text, int nameStart, int at) {
        boolean declared = text.startsWith("--", nameStart) || Giving.isDeclared(text, nameStart);
        if (declared) {
            return plain(at + 1);
        }
        int value = at;
        while (value < text.length() && value - at < 16 && (text.charAt(value) == ' ' || text.charAt(value) == '\t')) {
            value++;
        }
        char first = value < text.length() ? text.charAt(value) : ' ';
        if (first == '|') {
            return cell(text, nameStart, at);
        }
        if (first == '-' || first == '<') {
            int option = behind(OPTION, text, at);
            return option >= 0 ? plain(option) : NONE;
        }
        boolean type = at + 1 < text.length() && TYPE_BEGINNINGS.indexOf(text.charAt(at + 1)) >= 0;
        int typed = type ? behind(TYPED, text, at) : -1;
        if (typed >= 0) {
            return quoted(typed);
        }
        boolean whole = isQuote(first) || first == '@' || endsLine(text, value);
        return whole && Giving.isCommand(text, nameStart) ? loose(value, false) : NONE;
    }

    /** Behind {@code -} or {@code =} of {@code ${NAME:-value}}. */
    private static int behindDefault(String text, int from) {
        return from < text.length() && (text.charAt(from) == '-' || text.charAt(from) == '=') ? from + 1 : from;
    }

    private static boolean isOpening(String text, int at) {
        char first = at < text.length() ? text.charAt(at) : ' ';
        boolean braced = text.charAt(at - 1) == '=' && isQuoteAt(text, at + 1);
        return first == '\n' || first == '\r' || first == '{' && !braced;
    }

    /** Whether nothing stands behind a word in its line. */
    private static boolean endsLine(String text, int from) {
        int at = from;
        int limit = Math.min(text.length(), from + FAR);
        while (at < limit && text.charAt(at) > ' ') {
            at++;
        }
        while (at < limit && text.charAt(at) == '\t') {
            at++;
        }
        return at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    /** Whether a name stands in a table: before it in its line are other cells, and nothing that tables do not have. */
    private static boolean beginsRow(String text, int nameStart, String marks) {
        int at = nameStart;
        int limit = Math.max(0, nameStart - 64);
        boolean between = at == 0 || text.charAt(at - 1) == '\n' || marks.indexOf(text.charAt(at - 1)) >= 0;
        while (at > limit && (AssignedValue.isName(text.charAt(at - 1)) || marks.indexOf(text.charAt(at - 1)) >= 0)) {
            at--;
        }
        return between && (at == 0 || text.charAt(at - 1) == '\n');
    }

    /** The next cell of a table of Markdown. */
    private static Notation cell(String text, int nameStart, int at) {
        int value = behind(CELL, text, at);
        return value >= 0 && beginsRow(text, nameStart, "| *`") ? loose(value, true) : NONE;
    }

    /** Where a pattern ends that is matched at an index; or -1. */
    static int behind(Pattern pattern, String text, int at) {
        Matcher matcher = pattern.matcher(text).region(at, Math.min(text.length(), at + FAR + LONGEST_ELEMENT));
        return matcher.useTransparentBounds(true).lookingAt() ? matcher.end() : -1;
    }

    private static boolean isQuoteAt(String text, int at) {
        return at < text.length() && isQuote(text.charAt(at));
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private static Notation quoted(int at) {
        return new Notation(at, false, false, false, (char) 0);
    }

    private static Notation plain(int at) {
        return new Notation(at, true, false, false, (char) 0);
    }

    private static Notation loose(int at, boolean plain) {
        return new Notation(at, plain, false, true, (char) 0);
    }

    private static Notation inner(int at, char closing) {
        return new Notation(at, true, false, false, closing);
    }

    private static Notation quotedOrPlain(int at, boolean plain) {
        return new Notation(at, plain, false, false, (char) 0);
    }
}
