package io.claviger.server.start;

import java.net.BindException;
import java.sql.SQLException;

/** The cause that a person can act on, out of the chain that a framework makes of it. */
final class FailureWords {

    private FailureWords() {}

    static String of(Throwable failure) {
        Throwable last = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            last = cause;
            if (cause instanceof SQLException sql) {
                return "PostgreSQL answers: " + sql.getMessage()
                        + ". Check CLAVIGER_DATABASE_URL, CLAVIGER_DATABASE_USER and CLAVIGER_DATABASE_PASSWORD";
            }
            if (cause instanceof BindException) {
                return cause.getMessage() + ". Set CLAVIGER_HTTP_PORT to a port that is free";
            }
        }
        return last.getMessage() == null ? last.toString() : last.getMessage();
    }
}
