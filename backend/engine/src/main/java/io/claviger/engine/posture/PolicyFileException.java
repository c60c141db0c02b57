package io.claviger.engine.posture;

import java.util.List;
import java.util.stream.Collectors;

/** A policy file that cannot be used, with everything that is wrong with it. */
public final class PolicyFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;

    public PolicyFileException(List<PolicyProblem> problems) {
        super(problems.stream().map(PolicyProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<PolicyProblem> problems() {
        return problems;
    }
}
