package io.claviger.server.catalog;

import io.claviger.server.catalog.merge.UseMerge;
import io.claviger.server.database.Database;
import io.claviger.server.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Moves the last use of identities and credentials forward, between crawls and beyond what a crawl is told. Joins the caller's transaction. */
@ApplicationScoped
public class LastUses {

    private final Database database;
    private final Outbox outbox;

    LastUses(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** As the last rows of a transaction. Objects that are not known, or were used later, stay as they are; the others are told of. */
    public void move(Collection<LastUse> identities, Collection<LastUse> credentials) {
        database.run(connection -> {
            UseMerge.identities(connection, identities);
            UseMerge.credentials(connection, credentials);
            return true;
        });
        outbox.wakeAfterCommit();
    }
}
