package io.claviger.server.crawl;

import io.claviger.server.catalog.CrawlScopeRef;
import io.claviger.server.database.Database;
import io.claviger.spi.Checkpoint;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.ReportsUsage;
import io.claviger.spi.Scope;
import io.claviger.spi.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Crawls a scope, and where its connector reports usage, takes the events with how far they go. */
@ApplicationScoped
class UsageIntake {

    private final Database database;
    private final @Nullable UsageRecorder recorder;

    UsageIntake(Database database, Instance<UsageRecorder> recorder) {
        this.database = database;
        this.recorder = recorder.isResolvable() ? recorder.get() : null;
    }

    void crawl(Connector connector, CrawlScopeRef scope, ScopeTable.Row row, CrawlSink sink)
            throws ConnectorException, InterruptedException {
        Scope asked = new Scope(scope.scopeId(), row.name());
        Checkpoint from = row.checkpoint() == null ? null : new Checkpoint(row.checkpoint());
        if (recorder == null || !(connector instanceof ReportsUsage reporting)) {
            connector.crawl(asked, from, sink);
            return;
        }
        UsageBatches usage = new UsageBatches(scope, this, reached(scope).orElse(null));
        try {
            reporting.crawl(asked, from, sink, usage);
        } catch (ConnectorException failure) {
            usage.flush();
            throw failure;
        }
        usage.flush();
    }

    private Optional<Checkpoint> reached(CrawlScopeRef scope) {
        return database.first(
                "select checkpoint from usage_checkpoint where source_id = ? and scope_id = ?",
                row -> new Checkpoint(row.getString(1)),
                scope.sourceId(),
                scope.scopeId());
    }

    /** Events and how far they go commit together, by whoever holds the scope. */
    void take(CrawlScopeRef scope, List<UsageEvent> events, @Nullable Checkpoint reached) {
        database.inNewTransaction(() -> {
            database.run(connection -> {
                scope.lease().assertHeld(connection);
                return true;
            });
            if (recorder != null) {
                recorder.record(scope.sourceId(), events);
            }
            return reached == null
                    ? 0
                    : database.update(
                            "insert into usage_checkpoint (source_id, scope_id, checkpoint) values (?, ?, ?)"
                                    + " on conflict (source_id, scope_id) do update set checkpoint = excluded.checkpoint, updated_at = now()",
                            scope.sourceId(),
                            scope.scopeId(),
                            reached.value());
        });
    }
}
