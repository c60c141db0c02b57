package io.claviger.server.catalog.listing;

import io.claviger.engine.expression.CompiledExpression;
import io.claviger.engine.expression.SqlCondition;
import io.claviger.server.catalog.listing.Question.Part;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds which rows are on a page of a filtered list. How many match is known, but not where they stand in the order: a planner that
 * walks the order's index for what is common may pass over a million rows, since what is asked for often hangs together with the
 * order. So: few are all looked up and sorted; of many, the first are read off where an index has them in a row, or else walked, within
 * bounds; and when that fails, they are found through the cells, or looked up and sorted after all.
 */
final class PageSearch {

    private static final long FEW = 2_000;
    private static final int STEPS_PER_ROW = 100;

    private final Connection connection;
    private final Question question;
    private final Stretch stretch;
    private final int most;

    PageSearch(Connection connection, Question question, Stretch stretch, int most) {
        this.connection = connection;
        this.question = question;
        this.stretch = stretch;
        this.most = most;
    }

    /** Whether all that a question asks for is written in its filter, and its order in a column of the table. */
    static boolean serves(Question question) {
        return question.filter() != null
                && !question.isPartial()
                && question.sort().sql().startsWith("t.")
                && !asksForItsOwnOrder(question);
    }

    /** A stretch of the order is where the page begins. */
    private static boolean asksForItsOwnOrder(Question question) {
        CompiledExpression filter = question.filter();
        return filter != null
                && filter.fields().stream()
                        .allMatch(field -> question.sort()
                                .sql()
                                .equals(question.source().columns().get(field)));
    }

    /** In the order of the page. */
    List<UUID> find(long total) throws SQLException {
        Cells cells = question.decidedByCells() ? question.source().cells() : null;
        Part plain = plain();
        if (total > FEW && cells == null && Estimate.isReadOff(connection, plain)) {
            return run(plain);
        }
        if (total > FEW && total * STEPS_PER_ROW > Estimate.all(connection, question)) {
            List<UUID> first = run(walk(cells));
            if (first.size() == most) {
                return first;
            }
        }
        return run(cells != null && cells.sort().equals(question.sort()) ? throughCells(cells) : sorted(cells));
    }

    private List<UUID> run(Part part) throws SQLException {
        return Sql.query(
                connection,
                part.sql(),
                row -> row.getObject(1, UUID.class),
                part.parameters().toArray());
    }

    private Part plain() {
        Part where = question.where(null);
        Part keyset = stretch.keyset(stretch.key(), "t.id");
        String sql = "select t.id from " + question.fromFor(where.sql()).sql() + " where " + where.sql() + " and "
                + keyset.sql() + " order by " + stretch.order(stretch.key(), "t.id") + " limit " + most;
        return new Part(sql, together(where, keyset));
    }

    /** The condition first, whatever the order: {@code offset 0} leaves the planner no choice. */
    private Part sorted(@Nullable Cells cells) {
        String rows = "select t.id, " + stretch.key() + " as k from ";
        Part matching;
        if (cells == null) {
            Part where = question.where(null);
            matching = new Part(
                    rows + question.fromFor(where.sql()).sql() + " where " + where.sql() + " offset 0",
                    where.parameters());
        } else {
            matching = cellsOf(cells)
                    .within(
                            "select x.id, x.k from (",
                            ") c cross join lateral (" + rows
                                    + question.source().table() + " t where " + alive("t")
                                    + " and t.cell = c.cell offset 0) x");
        }
        Part keyset = stretch.keyset("m.k", "m.id");
        String sql = "select m.id from (" + matching.sql() + ") m where " + keyset.sql() + " order by "
                + stretch.order("m.k", "m.id") + " limit " + most;
        return new Part(sql, together(matching, keyset));
    }

    /** The order first, for so many rows, and the condition on them. */
    private Part walk(@Nullable Cells cells) {
        Part condition = cells == null ? question.where(null) : cellsOf(cells).within("t.cell in (", ")");
        Part keyset = stretch.keyset(stretch.key(), "t.id");
        String joins = cells == null && question.joinsFor(condition.sql())
                ? " " + question.source().joins()
                : "";
        String sql = "select t.id from (select * from " + question.source().table() + " t where " + alive("t") + " and "
                + keyset.sql() + " order by " + stretch.order(stretch.key(), "t.id") + " limit "
                + (long) most * STEPS_PER_ROW + ") t" + joins + " where " + condition.sql() + " order by "
                + stretch.order(stretch.key(), "t.id") + " limit " + most;
        return new Part(sql, together(keyset, condition));
    }

    /** The first rows are in the cells whose best rows are the best: for each cell one look, and a page of the best of them. */
    private Part throughCells(Cells cells) {
        Part within = cellsOf(cells);
        Part keyset = stretch.keyset(stretch.key(), "t.id");
        String each = "select " + stretch.key() + " as k, t.id from "
                + question.source().table() + " t where "
                + alive("t") + " and " + keyset.sql() + " and t.cell = c.cell order by "
                + stretch.order(stretch.key(), "t.id") + " limit ";
        String order = stretch.order("x.k", "x.id");
        String sql = "with best as materialized (select c.cell from (" + within.sql() + ") c cross join lateral ("
                + each
                + "1) x order by " + order + " limit " + most + ") select x.id from best c cross join lateral (" + each
                + most + ") x order by " + order + " limit " + most;
        return new Part(sql, together(within, keyset, keyset));
    }

    private Part cellsOf(Cells cells) {
        SqlCondition condition = question.condition(cells.columns());
        String where = condition == null ? "true" : condition.sql();
        return new Part(
                "select t.cell from " + cells.table() + " t " + Cells.JOINS + " where " + where,
                condition == null ? List.of() : condition.parameters());
    }

    private String alive(String row) {
        return question.hidesGone() ? row + ".gone_at is null" : "true";
    }

    private static List<Object> together(Part... parts) {
        List<Object> parameters = new ArrayList<>();
        for (Part part : parts) {
            parameters.addAll(part.parameters());
        }
        return parameters;
    }
}
