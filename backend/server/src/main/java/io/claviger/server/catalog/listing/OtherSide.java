package io.claviger.server.catalog.listing;

import io.claviger.engine.expression.CompiledExpression;
import io.claviger.engine.expression.SqlCondition;
import io.claviger.server.catalog.listing.Question.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Counts a list of which more than half match by those that do not: the counters know how many there are of all. */
final class OtherSide {

    private static final String ALL = "n from tally t where object_kind = ?";

    private static final double HALF = 0.5;

    private final Question question;
    private final Cells cells;
    private final List<SqlCondition> unmatched;

    private OtherSide(Question question, Cells cells, List<CompiledExpression> unmatched) {
        this.question = question;
        this.cells = cells;
        this.unmatched = unmatched.stream()
                .map(part -> part.toSql(question.source().sql(), question.now()))
                .toList();
    }

    /** Rows of {@code n}, to be summed, with their {@code cell} if facets are asked for; nothing where it is no shorter, or not possible. */
    static List<Part> of(Connection connection, Question question, Cells cells) throws SQLException {
        CompiledExpression filter = question.filter();
        if (filter == null || question.isPartial() || !question.hidesGone()) {
            return List.of();
        }
        List<CompiledExpression> unmatched = filter.unmatched();
        OtherSide other = new OtherSide(question, cells, unmatched);
        boolean possible = !unmatched.isEmpty() && other.unmatched.stream().allMatch(part -> part.residual() == null);
        return possible && Estimate.share(connection, question) > HALF ? List.of(other.rows()) : List.of();
    }

    private Part rows() {
        boolean byCell = !question.query().facets().isEmpty();
        String select = byCell ? "select t.cell, " : "select ";
        String end = byCell ? ") group by t.cell" : ")";
        List<Object> parameters = new ArrayList<>(List.of(cells.objectKind()));
        unmatched.forEach(part -> parameters.addAll(part.parameters()));
        return new Part(
                select
                        + ALL
                        + unmatched.stream()
                                .map(part -> " union all " + select + "-count(*) from "
                                        + question.fromFor(part.sql()).sql() + " where t.gone_at is null and ("
                                        + part.sql() + end)
                                .collect(Collectors.joining()),
                parameters);
    }
}
