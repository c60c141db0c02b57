package io.claviger.server.events;

import io.claviger.server.database.DatabaseFailure;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Where a fact is written in the transaction of the change it tells of. To keep the facts of one key in order, write the fact
 * after the change, so that the changed row's lock is held. A set-based writer may insert into {@code outbox} (topic, key, type,
 * subject, data) itself and call {@link #wakeAfterCommit()}.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT =
            "insert into outbox (id, topic, key, type, subject, time, data) values (?, ?, ?, ?, ?, ?, ?)";

    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;
    private final Wake wake;

    Outbox(DataSource dataSource, TransactionSynchronizationRegistry transactions, Wake wake) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.wake = wake;
    }

    public void append(Fact fact) {
        append(List.of(fact));
    }

    public void append(Collection<Fact> facts) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException(
                    "A fact is written in the transaction of the change it tells of, and there is none");
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Fact fact : facts) {
                bind(insert, fact);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        wakeAfterCommit();
    }

    /** Has the relay look at once when the caller's transaction has committed, instead of at its next poll. */
    public void wakeAfterCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to prepare.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    wake.up();
                }
            }
        });
    }

    private static void bind(PreparedStatement insert, Fact fact) throws SQLException {
        Sql.bind(insert, 1, fact.id());
        Sql.bind(insert, 2, fact.topic().topicName());
        Sql.bind(insert, 3, fact.key());
        Sql.bind(insert, 4, fact.type());
        Sql.bind(insert, 5, fact.subject());
        Sql.bind(insert, 6, fact.time());
        Sql.bind(insert, 7, fact.data());
    }
}
