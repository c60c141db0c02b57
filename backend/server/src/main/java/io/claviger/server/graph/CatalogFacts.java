package io.claviger.server.graph;

import io.claviger.engine.graph.GraphFact;
import io.claviger.server.catalog.listing.ListSession;
import io.claviger.server.catalog.listing.Listing;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Streams what the graph is made of: one statement a table, whatever there is. Inside a transaction, so that rows come in portions. */
final class CatalogFacts {

    private static final int PORTION = 10_000;

    private final Connection connection;
    private final Map<UUID, KnownSource> sources = new HashMap<>();
    private final Instant horizon;

    /** What a row says, or what it said before it went. */
    interface Sink {
        void take(GraphFact fact, boolean gone);
    }

    CatalogFacts(Connection connection) throws SQLException {
        this.connection = connection;
        ListSession.begin(connection);
        this.horizon = Listing.horizon(connection);
        Sql.query(
                connection,
                "select id, name, connector, environment from source",
                row -> sources.put(
                        row.getObject(1, UUID.class),
                        new KnownSource(row.getString(2), row.getString(3), row.getString(4))));
    }

    /** From when on there may be rows that these facts do not hold yet. */
    Instant horizon() {
        return horizon;
    }

    Map<UUID, KnownSource> sources() {
        return Map.copyOf(sources);
    }

    void all(Consumer<GraphFact> sink) throws SQLException {
        for (FactTable table : FactTable.values()) {
            try (PreparedStatement statement = connection.prepareStatement(table.all())) {
                read(table, statement, (fact, gone) -> sink.accept(fact));
            }
        }
    }

    void since(Instant time, Sink sink) throws SQLException {
        for (FactTable table : FactTable.values()) {
            String query = table.since();
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                for (int i = 1;
                        i <= query.chars().filter(letter -> letter == '?').count();
                        i++) {
                    Sql.bind(statement, i, time);
                }
                read(table, statement, sink);
            }
        }
    }

    private void read(FactTable table, PreparedStatement statement, Sink sink) throws SQLException {
        statement.setFetchSize(PORTION);
        try (ResultSet rows = statement.executeQuery()) {
            FactRow row = new FactRow(rows, sources);
            while (row.next()) {
                sink.take(table.fact(row), row.isGone());
            }
        }
    }
}
