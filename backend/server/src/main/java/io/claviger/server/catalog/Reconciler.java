package io.claviger.server.catalog;

import io.claviger.server.catalog.merge.Batch;
import io.claviger.server.catalog.merge.BatchMerge;
import io.claviger.server.catalog.merge.MergeSession;
import io.claviger.server.catalog.merge.ScopeEnd;
import io.claviger.server.database.Database;
import io.claviger.server.events.Outbox;
import io.claviger.spi.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Makes the catalog agree with what a crawl saw. Rows, history and facts are one transaction, and what is already so is not
 * written. Observations may come in any order, twice, and again after a crash.
 */
@ApplicationScoped
public class Reconciler {

    private final Database database;
    private final Outbox outbox;

    Reconciler(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** What was seen as rows, ready to be merged; touches no database. */
    public Batch translate(CrawlScopeRef scope, List<Observation> observations, List<ExposureSeen> exposures) {
        return Batch.of(scope.sourceId(), observations, exposures);
    }

    /**
     * Merges one batch of one scope.
     *
     * @param also what the caller stores in the same transaction: its checkpoint and progress
     */
    public MergeCounts merge(CrawlScopeRef scope, Batch batch, InTheSameTransaction also) {
        return transact(scope, also, (connection, no) -> {
            MergeSession.preferIndexes(connection);
            return new BatchMerge(connection, scope.sourceId(), scope.crawlId(), no).merge(batch);
        });
    }

    /** Translates and merges. */
    public MergeCounts merge(
            CrawlScopeRef scope,
            List<Observation> observations,
            List<ExposureSeen> exposures,
            InTheSameTransaction also) {
        return merge(scope, translate(scope, observations, exposures), also);
    }

    /**
     * Ends the crawl of a scope.
     *
     * @param complete whether all of the scope was read: only then is what was not seen marked gone
     */
    public MergeCounts finish(CrawlScopeRef scope, boolean complete, InTheSameTransaction also) {
        return transact(
                scope,
                also,
                (connection, no) -> new ScopeEnd(connection, scope.sourceId(), scope.crawlId(), no).end(complete));
    }

    private interface Work {
        MergeCounts on(Connection connection, int scopeNo) throws SQLException;
    }

    private MergeCounts transact(CrawlScopeRef scope, InTheSameTransaction also, Work work) {
        return database.inNewTransaction(() -> database.run(connection -> {
            scope.lease().assertHeld(connection);
            MergeSession.begin(connection, scope.sourceId());
            MergeCounts counts =
                    work.on(connection, MergeSession.scopeNo(connection, scope.sourceId(), scope.scopeId()));
            also.write(connection, counts);
            outbox.wakeAfterCommit();
            return counts;
        }));
    }
}
