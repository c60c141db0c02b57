package io.claviger.engine.expression;

/**
 * Where the fields of an object stand in a query. What it answers becomes part of the SQL text, so it must never come
 * from outside the program.
 */
public interface Columns {

    /**
     * The SQL expression of a field, such as {@code c.expires_at}: {@code text}, {@code bigint} or {@code integer},
     * {@code double precision}, {@code boolean}, {@code timestamptz} or {@code text[]} by the field's type.
     */
    String column(String field);

    /** The {@code jsonb} column that {@code attribute("…")} reads. */
    default String attributes() {
        return "attributes";
    }
}
