package io.claviger.engine.secrets;

import java.util.regex.Pattern;

/** The value of a name that is an attribute or a member beside it, in an element, an object or a block. */
final class MemberValue {

    private static final String QUOTES = "\"'`";
    /** What may follow a name in quotes before its element ends. */
    private static final int LONGEST_ATTRIBUTE = 100;

    /** A name as an attribute, or a member, beside the one that has the value. */
    private static final Pattern BEHIND_QUOTE = Pattern.compile(
            "[\"'](?:\\s{1,8}(?i:content|(?:android:)?value)\\s{0,2}=\\s{0,2}(?=[\"'])"
                    + "|\\s{0,4},\\s{0,40}[\"'](?:Parameter|Secret)Value[\"']\\s{0,2}:\\s{0,2}(?=[\"'])"
                    + "|[^<>\"'\\n]{0,40}(?:=[\"'][^<>\"'\\n]{0,40}[\"'])?\\s{0,4}>\\s{0,40}(?:<value>)?(?=[^<>]{6,256}</))");

    /** An object or a block that has the value among other things. */
    private static final Pattern BLOCK = Pattern.compile(
            "[\"']?+\\s{0,4}+[:=]?+\\s{0,44}+\\{?+\\s{0,40}+(?<=[\\s{])"
                    + "(?:[\"']?+(?i:type|description|noecho|sensitive|metadata)[\"']?+\\s{0,16}+[:=]\\s{0,16}+[\"']?+[^\"'\\n{},]{0,80}+[\"']?+(?:,\\s{0,40}+|\\s{1,40}+)){0,4}+"
                    + "[\"']?+(?i:default|defaultvalue|value)[\"']?+\\s{0,16}+[:=]\\s{0,4}+|[\"']?\\s{0,2}:\\s{0,2}\\{[\"'](?:value|default)[\"']\\s{0,2}:\\s{0,2}");

    private MemberValue() {}

    /** Where a value begins behind a name in quotes, of which the last is at an index, in the same element or object; or -1. */
    static int inElement(String text, int quote) {
        return mayBeAttribute(text, quote) ? Notation.behind(BEHIND_QUOTE, text, quote) : -1;
    }

    /** Where a value begins in the object or block that a name has; or -1. */
    static int inBlock(String text, int at) {
        return mayBeBlock(text, at) ? Notation.behind(BLOCK, text, at) : -1;
    }

    /** Whether an element ends soon behind a quote, or what may be called a value begins behind it. */
    private static boolean mayBeAttribute(String text, int quote) {
        int limit = Math.min(text.length(), quote + LONGEST_ATTRIBUTE);
        if (text.indexOf('>', quote, limit) >= 0) {
            return true;
        }
        int at = skip(text, quote + 1, 8);
        return isOneAt(text, at, ",") ? text.indexOf("Value", at, limit) >= 0 : isOneAt(text, at, "aAcCvV");
    }

    /** Whether a word begins like one of those that a block has, behind what {@link #BLOCK} allows before it. */
    private static boolean mayBeBlock(String text, int from) {
        int at = skip(text, isOneAt(text, from, QUOTES) ? from + 1 : from, 4);
        at = skip(text, isOneAt(text, at, ":=") ? at + 1 : at, 44);
        at = skip(text, isOneAt(text, at, "{") ? at + 1 : at, 40);
        at = isOneAt(text, at, QUOTES) ? at + 1 : at;
        return isOneAt(text, at, "dDmMnNsStTvV");
    }

    private static boolean isOneAt(String text, int at, String characters) {
        return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
    }

    /** Over spaces and ends of lines, so many at most. */
    private static int skip(String text, int from, int most) {
        int at = from;
        while (at < text.length() && at - from < most && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
