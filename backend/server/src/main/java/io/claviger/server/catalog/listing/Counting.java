package io.claviger.server.catalog.listing;

import io.claviger.engine.expression.SqlCondition;
import io.claviger.server.catalog.listing.Page.FacetCount;
import io.claviger.server.catalog.listing.Question.Part;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Totals and facets, exactly. Where the cells decide, a few hundred counters are summed and the table is not looked at; otherwise an
 * index is read once and its cells are counted; a list without cells is counted row by row.
 */
final class Counting {

    private static final int MAX_VALUES = 200;

    /** From this share on, going through all names costs less than looking at the rows that match. */
    private static final double COMMON = 0.01;

    /** The total and, if asked for, facets. */
    record Counts(long total, @Nullable Map<String, List<FacetCount>> facets) {}

    private final Connection connection;
    private final Question question;
    private final @Nullable Instant horizon;

    Counting(Connection connection, Question question, @Nullable Instant horizon) {
        this.connection = connection;
        this.question = question;
        this.horizon = horizon;
    }

    Counts count() throws SQLException {
        List<String> facets = question.query().facets();
        List<String> alone = facets.stream().filter(this::hasItsOwnWay).toList();
        if (alone.isEmpty()) {
            return together();
        }
        List<String> others =
                facets.stream().filter(facet -> !alone.contains(facet)).toList();
        Counts counts = by(others).together();
        Map<String, List<FacetCount>> all = new LinkedHashMap<>();
        for (String facet : facets) {
            Counts known = alone.contains(facet) ? by(List.of(facet)).alone(facet) : counts;
            all.put(facet, named(known).getOrDefault(facet, List.of()));
        }
        return new Counts(counts.total(), all);
    }

    private Counting by(List<String> facets) {
        return new Counting(connection, question.countedBy(facets), horizon);
    }

    private boolean hasItsOwnWay(String facet) {
        Cells cells = question.source().cells();
        return cells != null && cells.alone().containsKey(facet) && question.decidedByCells();
    }

    /** By its own counters; or, where cells decide, by its index, which carries them. */
    private Counts alone(String facet) throws SQLException {
        Cells cells = Objects.requireNonNull(question.source().cells());
        SqlCondition condition = question.condition(cells.columns());
        if (condition == null) {
            Part counters = new Part(cells.alone().getOrDefault(facet, ""), List.of(cells.objectKind()));
            return faceted(counters, List.of(facet));
        }
        Part rows = new Part(
                "select count(*) as n" + facetColumns() + " from "
                        + question.source().table() + " t where t.gone_at is null and t.cell in (select t.cell from "
                        + cells.table() + " t " + Cells.JOINS + " where " + condition.sql()
                        + ") group by 2",
                condition.parameters());
        return faceted(rows, List.of(facet));
    }

    private static Map<String, List<FacetCount>> named(Counts counts) {
        return counts.facets() == null ? Map.of() : counts.facets();
    }

    private Counts together() throws SQLException {
        Part rows = rows();
        List<String> facets = question.query().facets();
        if (facets.isEmpty()) {
            long total = Sql.first(
                            connection,
                            "select coalesce(sum(n), 0) from (" + rows.sql() + ") counted",
                            row -> row.getLong(1),
                            rows.parameters().toArray())
                    .orElse(0L);
            return new Counts(total, null);
        }
        return faceted(rows, facets);
    }

    /** Rows of {@code n} and, if asked for, the facets as {@code f0, f1, …}. */
    private Part rows() throws SQLException {
        Cells cells = cells();
        if (cells != null && question.decidedByCells()) {
            return fromCells(cells);
        }
        if (cells != null && question.decidedByNarrow() && Estimate.share(connection, question) > COMMON) {
            return fromNarrow(cells);
        }
        List<Part> otherSide = cells == null ? List.of() : OtherSide.of(connection, question, cells);
        if (cells != null && !otherSide.isEmpty()) {
            return named(cells, otherSide.getFirst());
        }
        if (cells != null
                && question.query().asOf() == null
                && !question.query().facets().isEmpty()) {
            return throughCells(cells);
        }
        Part where = question.where(horizon);
        Part from = question.fromFor(where.sql() + facetColumns());
        List<Object> parameters = new ArrayList<>(from.parameters());
        parameters.addAll(where.parameters());
        String facets = facetColumns();
        return new Part(
                "select count(*) as n" + facets + " from " + from.sql() + " where " + where.sql()
                        + (facets.isEmpty() ? "" : " group by " + ordinals()),
                parameters);
    }

    /** The counters, when they know all that is counted by. */
    private @Nullable Cells cells() {
        Cells cells = question.source().cells();
        boolean known = cells != null
                && cells.columns().keySet().containsAll(question.query().facets());
        return known ? cells : null;
    }

    private Part fromCells(Cells cells) {
        SqlCondition condition = question.condition(cells.columns());
        List<Object> parameters = new ArrayList<>();
        parameters.add(cells.objectKind());
        if (condition != null) {
            parameters.addAll(condition.parameters());
        }
        String facets = facetColumns();
        return new Part(
                "select sum(c.n) as n" + facets
                        + " from (select cell, sum(n) as n from tally where object_kind = ? group by cell) c join "
                        + cells.table() + " t on t.cell = c.cell " + Cells.JOINS
                        + (condition == null ? "" : " where " + condition.sql())
                        + (facets.isEmpty() ? "" : " group by " + ordinals()),
                parameters);
    }

    private Part fromNarrow(Cells cells) {
        SqlCondition condition = question.condition(cells.written());
        String cell = question.query().facets().isEmpty() ? "" : "t.cell, ";
        String sql = "select " + cell + "count(*) as n from " + cells.narrow() + " t"
                + (condition == null ? "" : " where " + condition.sql()) + (cell.isEmpty() ? "" : " group by t.cell");
        return named(cells, new Part(sql, condition == null ? List.of() : condition.parameters()));
    }

    private Part throughCells(Cells cells) {
        Part where = question.where(horizon);
        return named(
                cells,
                new Part(
                        "select t.cell, count(*) as n from "
                                + question.fromFor(where.sql()).sql() + " where " + where.sql()
                                + " group by t.cell",
                        where.parameters()));
    }

    /** What the cells of these rows stand for, if anybody asked. */
    private Part named(Cells cells, Part rows) {
        if (question.query().facets().isEmpty()) {
            return rows;
        }
        return new Part(
                "select c.n" + facetColumns() + " from (select cell, sum(n) as n from (" + rows.sql()
                        + ") r group by cell) c join " + cells.table() + " t on t.cell = c.cell " + Cells.JOINS,
                rows.parameters());
    }

    private String facetColumns() {
        StringBuilder columns = new StringBuilder();
        List<String> facets = question.query().facets();
        for (int i = 0; i < facets.size(); i++) {
            columns.append(", ")
                    .append(question.source().facets().get(facets.get(i)))
                    .append(" as f")
                    .append(i);
        }
        return columns.toString();
    }

    private String ordinals() {
        StringBuilder ordinals = new StringBuilder();
        for (int i = 0; i < question.query().facets().size(); i++) {
            ordinals.append(i == 0 ? "" : ", ").append(i + 2);
        }
        return ordinals.toString();
    }

    private Counts faceted(Part rows, List<String> facets) throws SQLException {
        List<Map<String, Long>> counts = new ArrayList<>();
        facets.forEach(facet -> counts.add(new LinkedHashMap<>()));
        long[] total = new long[1];
        Sql.query(
                connection,
                rows.sql(),
                row -> {
                    long n = row.getLong(1);
                    total[0] += n;
                    for (int i = 0; i < counts.size(); i++) {
                        String value = row.getString(i + 2);
                        counts.get(i).merge(value == null ? UNKNOWN : value, n, Long::sum);
                    }
                    return n;
                },
                rows.parameters().toArray());
        Map<String, List<FacetCount>> named = new LinkedHashMap<>();
        for (int i = 0; i < facets.size(); i++) {
            named.put(facets.get(i), sorted(counts.get(i)));
        }
        return new Counts(total[0], named);
    }

    /** No value of a column holds a NUL, so this is none of them. */
    private static final String UNKNOWN = "\0";

    private static List<FacetCount> sorted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> new FacetCount(entry.getKey().equals(UNKNOWN) ? null : entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(FacetCount::count)
                        .reversed()
                        .thenComparing(FacetCount::value, Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(MAX_VALUES)
                .toList();
    }
}
