package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Names;
import io.claviger.engine.secrets.judge.Words;
import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.Severity;
import java.util.regex.Pattern;

/** Tells by what stands around a value that it is code, or a part of something longer. */
final class Neighbours {

    private static final Pattern MEMBER =
            Pattern.compile("[A-Za-z_][A-Za-z_0-9]{0,60}(?:\\.[A-Za-z_][A-Za-z_]{0,60}){1,6}");
    /** A member of something that is called or indexed. */
    private static final Pattern OPENED =
            Pattern.compile("[A-Za-z_][A-Za-z_0-9]{0,60}(?:\\.[A-Za-z_][A-Za-z_0-9]{0,60}){1,6}+[\\[(].*");

    /** Behind the id of a key that signed a request: the day, the region and the service. */
    private static final Pattern SCOPE = Pattern.compile("(?:/|%2[Ff])[0-9]{8}(?:/|%2[Ff])[a-z0-9-]{4,30}(?:/|%2[Ff])");

    /** What is called so is no secret, whoever is named before it. */
    private static final Pattern CALLED_OTHERWISE = Pattern.compile(
            "(?i)(?<![A-Za-z])(?:commit|sha-?(?:1|256|512)?(?:sum)?|md5(?:sum)?|etag|checksum|digest|revision|invoice|puuid"
                    + "|(?:channel|comment|conversation|event|invoice|message|order|page|post|record|request|span|thread|ticket|trace"
                    + "|transaction)[_ -]?(?:uu)?id)[\"'`]?[ \\t]{0,2}[:=]?[ \\t]{0,2}[\"'`(]?$");

    private static final int LONGEST_CALL = 32;

    /** Lines of wrapped base64 are this long or longer. */
    private static final int WRAPPED = 60;

    /** What is shorter may be of letters only by chance. */
    private static final int SHORTEST_WORD = 12;

    private Neighbours() {}

    /** What a candidate is instead, in words; empty when nothing speaks against it. */
    static String otherThanASecret(Candidate candidate, Window window, String file) {
        String text = window.text();
        SecretType type = candidate.type();
        int start = candidate.start();
        int end = candidate.end();
        boolean identifier = type.severity() == Severity.LOW;
        boolean free = type.judging().shown() == 0;
        if (free && isExpression(file, text, start, end, identifier)) {
            return "an expression, not a value";
        }
        if (!free
                && Words.areClear(
                        text.substring(Math.min(end, start + type.judging().shown()), end))) {
            return "a prefix and words";
        }
        if (SCOPE.matcher(text).region(end, text.length()).lookingAt() || text.startsWith("aws4_request", end - 12)) {
            return "the scope of a signature, which tells no secret";
        }
        if (free && text.startsWith(" Signature=", start - 11)) {
            return "a signature, which tells no secret";
        }
        if (free && Uuid.is(text, start, end) && text.startsWith("{", start - 1) && text.startsWith("}", end)) {
            return "an identifier of a class or an interface, as Windows writes it";
        }
        if (free && UrlKeys.isOfExample(text, start)) {
            return "in the URL of an example";
        }
        if (free && type.recognition().nearby() != null && isName(type, text.substring(start, end))) {
            return "words, as a name has";
        }
        if (free && !identifier && type.recognition().nearby() != null && isCalledOtherwise(text, start)) {
            return "called a hash, or the identifier of something that is no key";
        }
        return isLineOfBlock(text, start, end) ? "a line of a block of base64" : "";
    }

    private static boolean isExpression(String file, String text, int start, int end, boolean identifier) {
        char before = start > 0 ? text.charAt(start - 1) : ' ';
        char after = end < text.length() ? text.charAt(end) : ' ';
        boolean apart = !identifier && (before == ' ' || before == '=' || before == '\t');
        return Sources.isExpression(file, text, start, end)
                || isOpened(text, start, end)
                || apart
                        && (after == '('
                                || " ;,)\n\r".indexOf(after) >= 0
                                        && MEMBER.matcher(text)
                                                .region(start, end)
                                                .matches()
                                        && LooseValue.end(text, start) != end);
    }

    /** Whether a value of a type without a form of its own is a name; an identifier may not even have letters only. */
    private static boolean isName(SecretType type, String value) {
        boolean free = !isPassword(type) && !isGrouped(type) && value.indexOf('.') < 0;
        return free && Names.isName(value)
                || type.severity() == Severity.LOW && Words.areLetters(value) && Words.read(value);
    }

    private static boolean isCalledOtherwise(String text, int start) {
        return CALLED_OTHERWISE
                .matcher(text)
                .region(Math.max(0, start - LONGEST_CALL), start)
                .find();
    }

    private static boolean isOpened(String text, int start, int end) {
        return OPENED.matcher(text).region(start, end).matches();
    }

    /** Whether people choose it, and may choose words. */
    private static boolean isPassword(SecretType type) {
        return type.id().contains("pass") && !type.id().contains("app-pass");
    }

    /** Whether the marks in a value are those of its form, as in {@code 7BQ-402-QCF-9UX}. */
    private static boolean isGrouped(SecretType type) {
        String form = type.recognition().nearby();
        return form != null && form.contains("}-[");
    }

    /** Whether a value is a whole line, and the line before or after it is as long and of the same alphabet. */
    private static boolean isLineOfBlock(String text, int start, int end) {
        boolean whole = end - start >= WRAPPED
                && start > 0
                && text.charAt(start - 1) == '\n'
                && end < text.length()
                && (text.charAt(end) == '\n' || text.charAt(end) == '\r');
        if (!whole) {
            return false;
        }
        int length = end - start;
        int next = text.charAt(end) == '\r' ? end + 2 : end + 1;
        int above = start - 2 - (start > 1 && text.charAt(start - 2) == '\r' ? 1 : 0);
        return isBase64(text, next, next + length) || isBase64(text, above - length + 1, above + 1);
    }

    private static boolean isBase64(String text, int from, int to) {
        if (from < 0 || to > text.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean digit =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/';
            if (!digit) {
                return false;
            }
        }
        return true;
    }
}
