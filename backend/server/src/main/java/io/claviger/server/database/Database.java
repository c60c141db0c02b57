package io.claviger.server.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Plain JDBC that joins the transaction of the caller; without one, each statement is its own. */
@ApplicationScoped
public class Database {

    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work on one connection. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }

    public <T extends @Nullable Object> T run(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.with(connection);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    public <T> List<T> query(String sql, Sql.Row<T> reader, @Nullable Object... parameters) {
        return run(connection -> Sql.query(connection, sql, reader, parameters));
    }

    public <T> Optional<T> first(String sql, Sql.Row<T> reader, @Nullable Object... parameters) {
        return run(connection -> Sql.first(connection, sql, reader, parameters));
    }

    public int update(String sql, @Nullable Object... parameters) {
        return run(connection -> Sql.update(connection, sql, parameters));
    }

    /** Runs in the caller's transaction, or in a new one. */
    public <T extends @Nullable Object> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.joiningExisting().call(work);
    }

    /** Runs in a transaction of its own, whatever the caller has. */
    public <T extends @Nullable Object> T inNewTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
