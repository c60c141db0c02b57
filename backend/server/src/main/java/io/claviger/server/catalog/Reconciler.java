package io.claviger.server.catalog;

import io.claviger.server.catalog.merge.Batch;
import io.claviger.server.catalog.merge.BatchMerge;
import io.claviger.server.catalog.merge.MergeSession;
import io.claviger.server.catalog.merge.ScopeEnd;
import io.claviger.server.database.Database;
import io.claviger.server.database.DatabaseFailure;
import io.claviger.server.events.Outbox;
import io.claviger.spi.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the catalog agree with what a crawl saw. Rows, history and facts are one transaction, and what is already so is not
 * written. Observations may come in any order, twice, and again after a crash.
 */
@ApplicationScoped
public class Reconciler {

    private static final int ATTEMPTS = 5;

    /** How long a batch waits for its turn with rows in hand. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Database database;
    private final Outbox outbox;

    Reconciler(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /**
     * What was seen as rows, ready to be merged; touches no database.
     *
     * @param before the batch of the scope before it, if there is one
     */
    public Batch translate(
            CrawlScopeRef scope, List<Observation> observations, List<ExposureSeen> exposures, @Nullable Batch before) {
        return Batch.of(scope.sourceId(), observations, exposures, before);
    }

    /**
     * Merges one batch of one scope. What differs is found and sent to the database at once; the catalog is written when it is the
     * batch's turn.
     *
     * @param turn waits for the batch before
     * @param also what the caller stores in the same transaction: its checkpoint and progress
     */
    public MergeCounts merge(CrawlScopeRef scope, Batch batch, TurnWait turn, InTheSameTransaction also) {
        int no = scopeNo(scope);
        return transact(connection -> {
            MergeSession.preferIndexes(connection);
            BatchMerge merge = new BatchMerge(connection, scope.sourceId(), scope.crawlId(), no);
            merge.stage(batch);
            turn.await(PATIENCE, () -> withdraw(merge));
            scope.lease().assertHeld(connection);
            return end(connection, merge.merge(batch), also);
        });
    }

    /** Translates and merges. */
    public MergeCounts merge(
            CrawlScopeRef scope,
            List<Observation> observations,
            List<ExposureSeen> exposures,
            InTheSameTransaction also) {
        return merge(scope, translate(scope, observations, exposures, null), TurnWait.NONE, also);
    }

    /**
     * Ends the crawl of a scope.
     *
     * @param complete whether all of the scope was read: only then is what was not seen marked gone
     */
    public MergeCounts finish(CrawlScopeRef scope, boolean complete, InTheSameTransaction also) {
        int no = scopeNo(scope);
        return transact(connection -> {
            scope.lease().assertHeld(connection);
            MergeSession.begin(connection, scope.sourceId(), no);
            ScopeEnd scopeEnd = new ScopeEnd(connection, scope.sourceId(), scope.crawlId(), no);
            return end(connection, scopeEnd.end(complete), also);
        });
    }

    /** What one source's rows tell of another's is brought up to date in both, so two sources may wait for each other's rows. */
    private MergeCounts transact(Database.Work<MergeCounts> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.inNewTransaction(() -> database.run(work));
            } catch (DatabaseFailure failure) {
                if (!failure.gaveWay() || attempt == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    /** In a transaction of its own: a batch that waits for its turn holds nothing that the one before may need. */
    private int scopeNo(CrawlScopeRef scope) {
        return database.inNewTransaction(
                () -> database.run(connection -> MergeSession.scopeNo(connection, scope.sourceId(), scope.scopeId())));
    }

    private static void withdraw(BatchMerge merge) {
        try {
            merge.withdraw();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private MergeCounts end(Connection connection, MergeCounts counts, InTheSameTransaction also) throws SQLException {
        also.write(connection, counts);
        outbox.wakeAfterCommit();
        return counts;
    }
}
