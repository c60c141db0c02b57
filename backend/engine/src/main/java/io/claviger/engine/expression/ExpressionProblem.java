package io.claviger.engine.expression;

import java.util.List;

/**
 * What is wrong with an expression, and where.
 *
 * @param line from 1
 * @param column from 1, in characters of that line
 * @param length in characters; at least 1
 * @param suggestions texts that would make sense in its place, the nearest first
 */
public record ExpressionProblem(int line, int column, int length, String message, List<String> suggestions) {
    public ExpressionProblem {
        suggestions = List.copyOf(suggestions);
    }

    /** The problem in one line. */
    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + message;
    }
}
