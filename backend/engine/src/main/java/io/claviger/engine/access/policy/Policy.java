package io.claviger.engine.access.policy;

import java.util.List;

/**
 * A policy document with the name by which decisions speak of it.
 *
 * @param problems what could not be read, each naming the statement and the remedy; the statements that could are here
 */
public record Policy(String name, List<Statement> statements, List<String> problems) {

    public Policy {
        statements = List.copyOf(statements);
        problems = List.copyOf(problems);
    }
}
