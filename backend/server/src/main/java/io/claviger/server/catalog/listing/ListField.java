package io.claviger.server.catalog.listing;

/** One member of an item: its name, the SQL expression that it is read from, and how it is written. */
public record ListField(String name, String sql, Type type) {

    /** How a column is read and written as JSON. */
    public enum Type {
        TEXT,
        NUMBER,
        DECIMAL,
        FLAG,
        TIME,
        JSON,
        TEXTS
    }

    public static ListField text(String name, String sql) {
        return new ListField(name, sql, Type.TEXT);
    }

    public static ListField number(String name, String sql) {
        return new ListField(name, sql, Type.NUMBER);
    }

    public static ListField time(String name, String sql) {
        return new ListField(name, sql, Type.TIME);
    }

    /** A {@code jsonb} expression. */
    public static ListField json(String name, String sql) {
        return new ListField(name, sql, Type.JSON);
    }
}
