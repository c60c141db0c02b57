package io.claviger.server.catalog;

import io.claviger.server.catalog.merge.LinkMerge;
import io.claviger.server.database.Database;
import io.claviger.server.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Joins exposures to the identities and credentials that they expose. Joins the caller's transaction. */
@ApplicationScoped
public class ExposureLinks {

    private final Database database;
    private final Outbox outbox;

    ExposureLinks(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** Counts and owners follow, and the objects that are touched are told of. */
    public void link(List<Link> links) {
        database.inTransaction(() -> database.run(connection -> {
            LinkMerge.link(connection, links);
            outbox.wakeAfterCommit();
            return links.size();
        }));
    }
}
