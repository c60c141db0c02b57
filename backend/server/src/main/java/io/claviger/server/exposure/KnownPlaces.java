package io.claviger.server.exposure;

import io.claviger.engine.inspection.Surroundings;
import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** What the catalog knows of where a value stands. */
@ApplicationScoped
class KnownPlaces {

    private static final String SEEN = """
            select count(*) as places,
                bool_or(place_kind like '%log%' or location ~* '\\.log(\\.|:|$)' or location ~* '(^|/)(var/)?logs?/') as in_log,
                bool_or(type = 'url/basic-auth' or attributes->>'inUrl' = 'true') as in_url
            from exposure where fingerprint = ? and gone_at is null""";

    private final Database database;

    KnownPlaces(Database database) {
        this.database = database;
    }

    /** Seen there or not, when the value is known at all. */
    Surroundings of(String fingerprint) {
        return database.first(
                        SEEN,
                        row -> row.getLong("places") == 0
                                ? Surroundings.UNKNOWN
                                : new Surroundings(
                                        row.getBoolean("in_url") ? Boolean.TRUE : null, row.getBoolean("in_log")),
                        fingerprint)
                .orElse(Surroundings.UNKNOWN);
    }
}
