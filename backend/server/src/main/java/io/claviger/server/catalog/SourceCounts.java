package io.claviger.server.catalog;

import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How much of everything each source has; from the counters, in one statement. */
@ApplicationScoped
public class SourceCounts {

    private static final String COUNT = """
            select source_id, sum(n) filter (where object_kind = 'identity') as identities,
                sum(n) filter (where object_kind = 'credential') as credentials,
                sum(n) filter (where object_kind = 'exposure') as exposures,
                sum(n) filter (where object_kind = 'resource') as resources
            from tally t join (
                select 'identity' as kind, cell, source_id from identity_cell
                union all select 'credential', cell, source_id from credential_cell
                union all select 'exposure', cell, source_id from exposure_cell
                union all select 'resource', cell, source_id from resource_cell) c on c.kind = t.object_kind and c.cell = t.cell
            group by source_id""";

    private final Database database;

    SourceCounts(Database database) {
        this.database = database;
    }

    /** Live objects of one source. */
    public record Counts(long identities, long credentials, long exposures, long resources) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    public Map<UUID, Counts> bySource() {
        Map<UUID, Counts> counts = new HashMap<>();
        database.query(
                COUNT,
                row -> counts.put(
                        row.getObject("source_id", UUID.class),
                        new Counts(
                                row.getLong("identities"),
                                row.getLong("credentials"),
                                row.getLong("exposures"),
                                row.getLong("resources"))));
        return counts;
    }
}
