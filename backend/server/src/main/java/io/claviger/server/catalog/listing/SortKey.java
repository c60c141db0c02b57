package io.claviger.server.catalog.listing;

/**
 * What a list can be sorted by. In either direction what is not known comes last.
 *
 * @param sql the expression, indexed together with the id
 */
public record SortKey(String sql, Type type, boolean nullable) {

    /** The type of the sort key's column. */
    public enum Type {
        TEXT("text"),
        NUMBER("bigint"),
        DECIMAL("double precision"),
        TIME("timestamptz");

        private final String cast;

        Type(String cast) {
            this.cast = cast;
        }

        String cast() {
            return cast;
        }
    }

    public static SortKey text(String sql) {
        return new SortKey(sql, Type.TEXT, false);
    }

    public static SortKey number(String sql) {
        return new SortKey(sql, Type.NUMBER, false);
    }

    public static SortKey time(String sql) {
        return new SortKey(sql, Type.TIME, false);
    }

    public SortKey orNull() {
        return new SortKey(sql, type, true);
    }
}
