package io.claviger.server.catalog;

import io.claviger.server.catalog.merge.SourceChange;
import io.claviger.server.database.Database;
import io.claviger.server.events.Outbox;
import io.claviger.server.sources.SourceChanged;
import io.claviger.server.sources.SourceRemoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;

/** Keeps the catalog in step with the sources, in the transaction that changes them. */
@ApplicationScoped
class SourceFollower {

    private final Database database;
    private final Outbox outbox;

    SourceFollower(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** Its environment is that of all its objects which name none. */
    void changed(@Observes SourceChanged event) {
        if (!Objects.equals(event.before().environment(), event.after().environment())) {
            database.run(connection -> {
                SourceChange.environment(connection, event.after().id());
                outbox.wakeAfterCommit();
                return true;
            });
        }
    }

    /** Its objects are gone, and everyone is told so; then they are forgotten. */
    void removed(@Observes SourceRemoved event) {
        database.run(connection -> {
            SourceChange.removed(connection, event.source().id());
            outbox.wakeAfterCommit();
            return true;
        });
    }
}
