package io.claviger.server.catalog.listing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The counters of a table: see {@code tally} in the catalog's migrations.
 *
 * @param table the table of cells, such as {@code credential_cell}; its rows are {@code t} in the expressions
 * @param objectKind as in {@code tally}
 * @param sort what the table's index on the cell goes on with: within a cell, rows are in this order
 * @param columns field of an expression to SQL, for the fields that a cell decides
 * @param alone facets that no cell decides, with counters of their own for when nothing narrows the list: facet to those, as rows of
 *     {@code n, f0} for one kind of object. Their index carries the cell
 * @param narrow the table's live rows as {@code id, cell} and what {@code written} names, without what makes a row wide; null where
 *     rows are not wide
 * @param written field of an expression to SQL, for the fields that {@code narrow} holds
 */
public record Cells(
        String table,
        String objectKind,
        SortKey sort,
        Map<String, String> columns,
        Map<String, String> alone,
        @Nullable String narrow,
        Map<String, String> written) {

    Cells(String table, String objectKind, SortKey sort, Map<String, String> columns, Map<String, String> alone) {
        this(table, objectKind, sort, columns, alone, null, Map.of());
    }

    /** A cell is of one source; what else a list joins hangs on a row of it. */
    static final String JOINS = Shared.SOURCE_JOIN;

    static final Map<String, String> OWNERS =
            Map.of("owner.name", "select n, owner_name as f0 from owner_tally where object_kind = ?");
}
