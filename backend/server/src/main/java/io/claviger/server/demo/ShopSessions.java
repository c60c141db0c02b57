package io.claviger.server.demo;

import io.claviger.embedded.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The workloads of the shop: real sessions under their own logins, held open while the demo runs, so that a crawl sees them. */
final class ShopSessions implements AutoCloseable {

    /** Who is signed in as what. Three workloads share a login, and a person uses one that is a service's. */
    private static final List<Session> SESSIONS = List.of(
            new Session("orders_app", "orders-api"),
            new Session("orders_app", "DBeaver 25.2"),
            new Session("checkout_app", "checkout-service"),
            new Session("payments_app", "payments-api"),
            new Session("payments_app", "fraud-worker"),
            new Session("payments_app", "refund-worker"),
            new Session("stock_app", "stock-service"),
            new Session("grafana_ro", "grafana"),
            new Session("reporting_etl", "nightly-export"),
            new Session("mobile_backend", "mobile-backend"));

    private record Session(String role, String application) {}

    private final List<Connection> open = new ArrayList<>();

    private ShopSessions() {}

    static ShopSessions open(String jdbcUrl, DemoSecrets secrets) {
        ShopSessions sessions = new ShopSessions();
        try {
            for (Session session : SESSIONS) {
                Connection connection =
                        new Database(jdbcUrl, session.role(), secrets.password(session.role())).connect();
                sessions.open.add(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set application_name = '" + session.application() + "'");
                    statement.execute("select 1");
                }
            }
            return sessions;
        } catch (SQLException e) {
            sessions.close();
            throw new DemoFailure(
                    "A workload of the demo cannot sign in to its database (" + e.getMessage()
                            + "): remove the folder demo in CLAVIGER_HOME, then start again",
                    e);
        }
    }

    int count() {
        return open.size();
    }

    @Override
    public void close() {
        for (Connection connection : open) {
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                // The server ended first, and the session with it.
                continue;
            }
        }
        open.clear();
    }
}
