package io.claviger.engine.expression;

import java.util.List;
import java.util.stream.Collectors;

/** An expression that cannot be used, with everything that is wrong with it. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<ExpressionProblem> problems;

    public ExpressionException(List<ExpressionProblem> problems) {
        super(problems.stream().map(ExpressionProblem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<ExpressionProblem> problems() {
        return problems;
    }
}
