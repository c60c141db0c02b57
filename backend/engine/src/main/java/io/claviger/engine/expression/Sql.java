package io.claviger.engine.expression;

import java.util.ArrayList;
import java.util.List;

/** A piece of SQL with its parameters, in order. */
record Sql(String text, List<Object> parameters) {

    static Sql of(String text) {
        return new Sql(text, List.of());
    }

    static Sql of(String text, Object parameter) {
        return new Sql(text, List.of(parameter));
    }

    /** This piece, with text around it. */
    Sql within(String before, String after) {
        return new Sql(before + text + after, parameters);
    }

    /** Two pieces with text between. */
    Sql then(String between, Sql next) {
        List<Object> both = new ArrayList<>(parameters);
        both.addAll(next.parameters);
        return new Sql(text + between + next.text, both);
    }

    static Sql join(String separator, List<Sql> pieces) {
        return pieces.stream().reduce((a, b) -> a.then(separator, b)).orElseThrow();
    }
}
