package io.claviger.server.catalog.listing;

import io.claviger.engine.expression.CompiledExpression;
import io.claviger.engine.expression.SqlCondition;
import io.claviger.server.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A checked query: names resolved, filter translated. */
record Question(
        ListSource source,
        ListQuery query,
        @Nullable CompiledExpression filter,
        Instant now,
        SortKey sort,
        boolean descending,
        List<ListField> fields,
        @Nullable Cursor cursor,
        @Nullable List<UUID> only,
        boolean hidesGone) {

    private static final Pattern JOINED = Pattern.compile("\\bjoin \\w+ (\\w+) on\\b");

    /** SQL with its parameters. */
    record Part(String sql, List<Object> parameters) {

        Part within(String before, String after) {
            return new Part(before + sql + after, parameters);
        }
    }

    static Question of(ListSource source, ListQuery query, Instant now) {
        if (query.limit() < 1 || query.limit() > ListQuery.MAX_LIMIT) {
            throw Refusal.invalid(
                    "limit-out-of-range",
                    "A page has 1 to " + ListQuery.MAX_LIMIT + " items, not " + query.limit(),
                    new Refusal.Place("/limit", "1 to " + ListQuery.MAX_LIMIT));
        }
        known(query.facets(), source.facets().keySet(), "facets", "facet-unknown");
        Set<String> names =
                new TreeSet<>(source.fields().stream().map(ListField::name).toList());
        known(query.fields(), names, "fields", "field-unknown");
        if (query.updatedSince() != null && !source.sorts().containsKey(ListSource.UPDATED_AT)) {
            throw Unsupported.updatedSince(source.schema());
        }
        String by = query.sortedBy(source.defaultSort());
        boolean descending = by.startsWith("-");
        SortKey sort = source.sorts().get(descending ? by.substring(1) : by);
        if (sort == null) {
            throw UnknownName.refused("sort", "sort-unknown", by, source.sorts().keySet());
        }
        Instant asOf = query.asOf();
        if (asOf != null && !source.versioned()) {
            throw Unsupported.asOf(source.schema());
        }
        CompiledExpression filter = Filter.compile(source.schema(), query.filter());
        return new Question(
                source,
                query,
                filter,
                asOf == null ? now : asOf,
                sort,
                descending,
                wanted(source, query),
                Cursor.decode(source, query),
                null,
                source.versioned() && (filter == null || !filter.fields().contains(ListSource.GONE_AT)));
    }

    /** The same question about some rows, for which the filter is known to hold. */
    Question among(List<UUID> ids) {
        return new Question(source, query, filter, now, sort, descending, fields, cursor, ids, hidesGone);
    }

    /** The same question, counted by these. */
    Question countedBy(List<String> facets) {
        return new Question(
                source, query.facets(facets), filter, now, sort, descending, fields, cursor, only, hidesGone);
    }

    /** The same question, with what is gone. */
    Question withGone() {
        return new Question(source, query, filter, now, sort, descending, fields, cursor, only, false);
    }

    private static List<ListField> wanted(ListSource source, ListQuery query) {
        return source.fields().stream()
                .filter(field -> query.fields().isEmpty()
                        || query.fields().contains(field.name())
                        || field.name().equals("id"))
                .toList();
    }

    private static void known(Iterable<String> asked, Set<String> names, String parameter, String code) {
        for (String name : asked) {
            if (!names.contains(name)) {
                throw UnknownName.refused(parameter, code, name, names);
            }
        }
    }

    /** Whether the cells alone can count what is asked for. */
    boolean decidedByCells() {
        Cells cells = source.cells();
        return cells != null && isDecidedBy(cells.columns().keySet());
    }

    /** Whether the narrow rows beside the table can. */
    boolean decidedByNarrow() {
        Cells cells = source.cells();
        return cells != null
                && cells.narrow() != null
                && isDecidedBy(cells.written().keySet());
    }

    private boolean isDecidedBy(Set<String> fields) {
        return !isPartial()
                && hidesGone
                && (filter == null || (filter.attributes().isEmpty() && fields.containsAll(filter.fields())));
    }

    /** Whether more than the filter decides, or another time is asked for. */
    boolean isPartial() {
        return only != null || query.asOf() != null || query.updatedSince() != null || query.within() != null;
    }

    /** The table, or the catalog as it was. */
    Part from() {
        Instant asOf = query.asOf();
        String joins = " " + source.joins();
        if (asOf == null) {
            return new Part(source.table() + " t" + joins, List.of());
        }
        String table = source.table();
        return new Part(
                "(select * from " + table + " where valid_from <= ? union all"
                        + " select (jsonb_populate_record(null::" + table + ", h.snapshot)).* from history h"
                        + " where h.object_kind = '" + table + "' and h.valid_from <= ? and h.valid_to > ?) t" + joins,
                List.of(asOf, asOf, asOf));
    }

    /**
     * As {@link #from()}, without joins of which this SQL uses nothing: a planner drops them too, but then still reads the column
     * that they are on, and so cannot stay in an index.
     */
    Part fromFor(String sql) {
        return query.asOf() != null
                ? from()
                : new Part(source.table() + " t" + (joinsFor(sql) ? " " + source.joins() : ""), List.of());
    }

    boolean joinsFor(String sql) {
        return JOINED.matcher(source.joins()).results().anyMatch(alias -> sql.contains(alias.group(1) + "."));
    }

    /** All conditions but the page's. */
    Part where(@Nullable Instant horizon) {
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        if (hidesGone) {
            conditions.add("t.gone_at is null");
        }
        ListQuery.Within within = query.within();
        if (within != null) {
            conditions.add("(" + within.sql() + ")");
            parameters.addAll(within.parameters());
        }
        Instant since = query.updatedSince();
        if (since != null) {
            conditions.add("t.updated_at >= ?");
            parameters.add(since);
        }
        if (horizon != null) {
            conditions.add("t.updated_at < ?");
            parameters.add(horizon);
        }
        SqlCondition condition = only == null ? condition(source.columns()) : null;
        if (only != null) {
            conditions.add("t.id = any (?::uuid[])");
            parameters.add(only);
        }
        if (condition != null) {
            conditions.add("(" + condition.sql() + ")");
            parameters.addAll(condition.parameters());
        }
        return new Part(conditions.isEmpty() ? "true" : String.join(" and ", conditions), parameters);
    }

    @Nullable
    SqlCondition condition(Map<String, String> columns) {
        return filter == null ? null : filter.toSql(ListSource.columnsOf(columns), now);
    }

    /** What SQL cannot decide. */
    @Nullable
    CompiledExpression residual() {
        SqlCondition condition = only == null ? condition(source.columns()) : null;
        return condition == null ? null : condition.residual();
    }
}
