package io.claviger.server.posture;

import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Ends waivers on their date: what is still broken is open again. */
@ApplicationScoped
class Waivers {
    private static final int CHUNK = 500;

    private final Database database;
    private final Evaluator evaluator;
    private final FindingFacts facts;

    Waivers(Database database, Evaluator evaluator, FindingFacts facts) {
        this.database = database;
        this.evaluator = evaluator;
        this.facts = facts;
    }

    void endThoseThatAreOver(Instant now) {
        int ended = CHUNK;
        while (ended == CHUNK) {
            ended = database.inTransaction(() -> endSome(now));
        }
    }

    private record Over(UUID id, UUID objectId) {}

    private int endSome(Instant now) {
        List<Over> over = database.query(
                "select id, object_id from finding where status = 'WAIVED' and waiver_until <= ? order by id limit ?",
                row -> new Over(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                now,
                CHUNK);
        if (over.isEmpty()) {
            return 0;
        }
        List<Finding> open = database.run(connection -> {
            ObjectLocks.take(connection, over.stream().map(Over::objectId).toList());
            return Sql.query(
                    connection,
                    "update finding f set status = 'OPEN', updated_at = now(), opened_at = ? where f.id = any(?)"
                            + " and f.status = 'WAIVED' and f.waiver_until <= ?" + FindingTable.RETURNING,
                    FindingTable::read,
                    now,
                    over.stream().map(Over::id).toList(),
                    now);
        });
        facts.tell(
                open.stream()
                        .map(finding -> new FindingChange(finding, FindingStatus.WAIVED, Judgement.OPENED))
                        .toList(),
                now);
        evaluator.evaluateObjectsOf(open, now);
        return over.size();
    }
}
