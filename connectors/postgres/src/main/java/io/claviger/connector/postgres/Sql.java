package io.claviger.connector.postgres;

/** Names as PostgreSQL writes them, for commands that a person is told to paste. */
final class Sql {

    private Sql() {}

    /** A quoted identifier, where it needs quotes. */
    static String name(String identifier) {
        return identifier.matches("[a-z_][a-z0-9_]*") ? identifier : '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
