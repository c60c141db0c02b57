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

    /** Two transactions waited for each other, and this one gave way: it works when it is begun again. */
    public boolean gaveWay() {
        return state.equals("40P01");
    }

    /** A text holds what no text of PostgreSQL can: the character NUL. */
    public boolean unstorable() {
        return state.equals("22021") || state.equals("22P05");
    }

    /** What is wrong with the server, and what a person can do about it; for when it is {@link #unreachable()}. */
    public String words() {
        if (state.equals("53100")) {
            return "The disk of PostgreSQL is full: free space where its data is, which is CLAVIGER_HOME when it is the embedded one";
        }
        return state.startsWith("53")
                ? "PostgreSQL has no connection or memory left: look at its max_connections and who uses them"
                : "PostgreSQL does not answer: check that it runs and that CLAVIGER_DATABASE_URL leads to it";
    }

    /** A unique constraint, by (a part of) its name. */
    public boolean violates(String constraint) {
        return "23505".equals(state)
                && String.valueOf(getMessage()).toLowerCase(Locale.ROOT).contains(constraint);
    }
}
