package io.claviger.server.database;

import java.io.Serial;
import java.sql.SQLException;
import java.util.Locale;

/** PostgreSQL refused a statement, or could not be reached. */
public class DatabaseFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String state;

    public DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
        this.state = cause.getSQLState() == null ? "08000" : cause.getSQLState();
    }

    /** The five-character SQLSTATE. */
    public String state() {
        return state;
    }

    /** The connection, or the server itself, is what failed: the same statement may work later. */
    public boolean unreachable() {
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }

    /** A unique constraint, by (a part of) its name. */
    public boolean violates(String constraint) {
        return "23505".equals(state)
                && String.valueOf(getMessage()).toLowerCase(Locale.ROOT).contains(constraint);
    }
}
