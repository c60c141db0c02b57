package io.claviger.engine.expression;

import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of an expression while it is compiled: finds places in it and collects what is wrong. */
final class SourceText {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*(?:\\s*\\.\\s*[A-Za-z_]\\w*)*");
    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|[A-Za-z_]\\w*|-?[\\d.]+(?:[eE][+-]?\\d+)?|&&|\\|\\||[=!<>]=|.");

    private final String text;
    private final CelSource source;
    private final List<ExpressionProblem> problems = new ArrayList<>();

    SourceText(String text, CelSource source) {
        this.text = text;
        this.source = source;
    }

    List<ExpressionProblem> problems() {
        return problems;
    }

    /** Records a problem with the token at which the part stands; answers null, which is the term of what is wrong. */
    @Nullable
    Term problem(CelExpr at, String message, List<String> suggestions) {
        int offset = offset(at);
        return problem(offset, tokenLength(TOKEN, offset), message, suggestions);
    }

    @Nullable
    Term problem(CelExpr at, String message) {
        return problem(at, message, List.of());
    }

    /** Records a problem with a dotted name, from its first word on. */
    @Nullable
    Term nameProblem(CelExpr root, String path, String message, List<String> suggestions) {
        int offset = offset(root);
        Matcher word = WORD.matcher(text).region(offset, text.length());
        boolean whole = word.lookingAt() && word.group().replaceAll("\\s", "").startsWith(path);
        return problem(offset, whole ? lengthOf(path, offset) : tokenLength(TOKEN, offset), message, suggestions);
    }

    @Nullable
    Term problem(int offset, int length, String message, List<String> suggestions) {
        problems.add(at(text, offset, length, message, suggestions));
        return null;
    }

    static ExpressionProblem at(String text, int offset, int length, String message, List<String> suggestions) {
        int end = Math.min(offset, text.length());
        int lineStart = text.lastIndexOf('\n', end - 1) + 1;
        int line = 1
                + (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new ExpressionProblem(line, end - lineStart + 1, Math.max(1, length), message, suggestions);
    }

    /** The length in the text of a dotted path that may be written with spaces around its dots. */
    private int lengthOf(String path, int offset) {
        int at = offset;
        for (int i = 0; i < path.length(); at++) {
            if (text.charAt(at) == path.charAt(i)) {
                i++;
            }
        }
        return at - offset;
    }

    private int tokenLength(Pattern kind, int offset) {
        Matcher token = kind.matcher(text).region(Math.min(offset, text.length()), text.length());
        return token.lookingAt() ? token.end() - token.start() : 1;
    }

    private int offset(CelExpr at) {
        Integer points = source.getPositionsMap().get(at.id());
        int offset = points == null ? 0 : text.offsetByCodePoints(0, points);
        // a negative number stands at its digits
        boolean negative = offset > 0 && text.charAt(offset - 1) == '-' && Character.isDigit(charAt(offset));
        return negative && at.getKind() == CelExpr.ExprKind.Kind.CONSTANT ? offset - 1 : offset;
    }

    private char charAt(int offset) {
        return offset < text.length() ? text.charAt(offset) : '\0';
    }
}
