package io.claviger.connector.postgres;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Says in our words what the driver says. Decides by the SQLSTATE
 * (<a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">appendix A</a>), and by the cause where there is none.
 */
final class PostgresFailures {

    private PostgresFailures() {}

    static ConnectorException categorised(PostgresSettings settings, String database, SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String server = "PostgreSQL at " + settings.address();
        if (has(failure, UnknownHostException.class)) {
            return failed(
                    Category.UNAVAILABLE,
                    "The host name '" + settings.host() + "' is not known",
                    "Check the spelling and the DNS",
                    failure);
        }
        if (has(failure, SocketTimeoutException.class)) {
            return failed(
                    Category.UNAVAILABLE,
                    server + " does not answer",
                    "Check that a PostgreSQL listens on this host and port, and that no firewall is between",
                    failure);
        }
        if (has(failure, SSLException.class) || isAboutTls(failure)) {
            return tls(settings, failure);
        }
        return switch (state) {
            case "28P01", "28000", "3D000", "42501" -> refused(settings, database, state, failure);
            case "53300", "57014" -> busy(server, state, failure);
            default -> other(settings, server, state, failure);
        };
    }

    private static ConnectorException refused(
            PostgresSettings settings, String database, String state, SQLException failure) {
        String server = "PostgreSQL at " + settings.address();
        return switch (state) {
            case "28P01" ->
                failed(
                        Category.AUTHENTICATION,
                        server + " does not accept the password of '" + settings.user() + "'",
                        "Set the right password, or give the role a new one: ALTER ROLE " + Sql.name(settings.user())
                                + " PASSWORD '…';",
                        failure);
            case "28000" ->
                failed(
                        Category.AUTHENTICATION,
                        server + " does not let '" + settings.user() + "' in: " + told(failure),
                        "Check that the role exists with LOGIN, and that pg_hba.conf admits it from this address",
                        failure);
            case "3D000" ->
                failed(
                        Category.NOT_FOUND,
                        server + " has no database '" + database + "'",
                        "Correct the setting 'database'",
                        failure);
            default ->
                failed(
                        Category.FORBIDDEN,
                        server + " refuses: " + told(failure),
                        "GRANT CONNECT ON DATABASE " + Sql.name(database) + " TO " + Sql.name(settings.user()) + ";",
                        failure);
        };
    }

    private static ConnectorException busy(String server, String state, SQLException failure) {
        return state.equals("53300")
                ? failed(
                        Category.UNAVAILABLE,
                        server + " has no connection left: " + told(failure),
                        "Try later, or raise max_connections or the role's CONNECTION LIMIT",
                        failure)
                : failed(
                        Category.UNAVAILABLE,
                        server + " took too long to answer a query",
                        "Try when it is less busy",
                        failure);
    }

    private static ConnectorException other(
            PostgresSettings settings, String server, String state, SQLException failure) {
        if (settings.password().isEmpty() && state.startsWith("08004")) {
            return failed(
                    Category.AUTHENTICATION,
                    server + " asks '" + settings.user() + "' for a password",
                    "Set 'password'",
                    failure);
        }
        if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
            return failed(
                    Category.UNAVAILABLE,
                    server + " cannot be reached (" + state + ")",
                    "Check host, port and firewall, and that the server runs",
                    failure);
        }
        return failed(
                Category.PROTOCOL,
                server + " answered unexpectedly (" + state + "): " + told(failure),
                "Check that it is a PostgreSQL of version 12 or later",
                failure);
    }

    private static ConnectorException tls(PostgresSettings settings, SQLException failure) {
        return failed(
                Category.PROTOCOL,
                "No TLS connection to PostgreSQL at " + settings.address() + " could be made with sslMode '"
                        + settings.sslMode() + "'",
                "Set 'sslRootCertificate' to the authority that signed the server's certificate, use the host name that the"
                        + " certificate names, and check that the server has ssl = on",
                failure);
    }

    /** What the server itself said, without what the driver adds. */
    private static String told(SQLException failure) {
        ServerErrorMessage message = failure instanceof PSQLException own ? own.getServerErrorMessage() : null;
        String text = message == null ? null : message.getMessage();
        return text == null ? failure.getClass().getSimpleName() : text;
    }

    private static boolean isAboutTls(SQLException failure) {
        String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return failure instanceof PSQLException own
                && own.getServerErrorMessage() == null
                && (text.contains("ssl") || text.contains("hostname") && text.contains("verif"));
    }

    private static boolean has(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static ConnectorException failed(Category category, String what, String remedy, SQLException failure) {
        return new ConnectorException(category, what + ". " + remedy, failure);
    }
}
