package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Names;
import java.util.Set;

/** What is known of a programming language by the ending of its files. */
final class Sources {

    /** In which strings side by side are not one. */
    private static final Set<String> JOIN_BY_SIGN =
            Set.of("go java kt kts scala cs js mjs cjs jsx ts mts tsx rs swift dart php".split(" "));
    /** In which they are. */
    private static final Set<String> JOIN_SIDE_BY_SIDE = Set.of("py pyi rb c cc cpp cxx h hpp m mm".split(" "));

    private static final Set<String> MAIL = Set.of("eml mbox mht mhtml".split(" "));

    /** What is longer, or has more numbers, may be a value that somebody left without quotes. */
    private static final int LONGEST_NAME = 60;

    private static final int MOST_NUMBERS = 2;
    /** Of words whose numbers are not counted, as in {@code ECDSA_P256_SHA256_ASN1}. */
    private static final int FEWEST_JOINTS = 2;

    private static final int LONGEST_LINE = 300;

    private Sources() {}

    /** Whether strings need a sign such as a plus between them to be joined. */
    static boolean joinsBySign(String file) {
        return JOIN_BY_SIGN.contains(ending(file));
    }

    /** Whether strings side by side are one, in one line, too. */
    static boolean joinsSideBySide(String file) {
        return JOIN_SIDE_BY_SIDE.contains(ending(file));
    }

    /** Whether a line that ends with an equal sign goes on in the next (RFC 2045, 6.7). */
    static boolean isMail(String file) {
        return MAIL.contains(ending(file));
    }

    private static String ending(String file) {
        return file.substring(file.lastIndexOf('.') + 1);
    }

    /** Whether what stands from an index to another in a source is the name of a variable or a member, in no string and no comment. */
    static boolean isExpression(String file, String text, int start, int end) {
        String ending = ending(file);
        int last = end - start > 1 && ",;)".indexOf(text.charAt(end - 1)) >= 0 ? end - 1 : end;
        return last - start <= LONGEST_NAME
                && (JOIN_BY_SIGN.contains(ending) || JOIN_SIDE_BY_SIDE.contains(ending))
                && isName(text, start, last)
                && isOutside(text, start);
    }

    /** Letters with a number among them or none, several words that are joined, members of something, or words with two numbers. */
    private static boolean isName(String text, int start, int end) {
        if (!isLetter(text.charAt(start))) {
            return false;
        }
        int numbers = 0;
        int joints = 0;
        boolean member = false;
        for (int at = start + 1; at < end; at++) {
            char c = text.charAt(at);
            if (!isDigit(c) && !isLetter(c) && c != '.') {
                return false;
            }
            member |= c == '.';
            joints += c == '_' ? 1 : 0;
            numbers += isDigit(c) && !isDigit(text.charAt(at - 1)) ? 1 : 0;
        }
        boolean few = numbers <= MOST_NUMBERS && (member || Names.isName(text.substring(start, end)));
        return numbers < 2 || joints >= FEWEST_JOINTS || few;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    /** Whether no string and no comment is open at an index of a line. */
    private static boolean isOutside(String text, int start) {
        int from = start;
        while (from > 0 && start - from < LONGEST_LINE && text.charAt(from - 1) != '\n') {
            from--;
        }
        char open = 0;
        for (int at = from; at < start; at++) {
            char c = text.charAt(at);
            if (open != 0) {
                at += c == '\\' ? 1 : 0;
                open = c == open ? 0 : open;
            } else if (c == '"' || c == '\'' || c == '`') {
                open = c;
            } else if (c == '#' || c == '/' && text.charAt(at + 1) == '/' || c == '*' && text.charAt(at + 1) == ' ') {
                return false;
            }
        }
        return open == 0 && start - from < LONGEST_LINE;
    }
}
