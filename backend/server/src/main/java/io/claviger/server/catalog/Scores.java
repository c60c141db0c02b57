package io.claviger.server.catalog;

import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Findings and risk, as posture reckons them, on the objects that lists show. Joins the caller's transaction.
 *
 * <p>Merges write the same rows in an order of their own. So nobody waits for a row here while holding another: all of them are taken
 * at once, or none.
 */
@ApplicationScoped
public class Scores {

    private static final String GIVEN =
            "with s as (select * from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::text[]) u(id, findings, risk,"
                    + " factors))";

    private static final String DIFFER = """
        s.id = t.id and (t.open_findings, t.risk_score, t.risk_factors)
            is distinct from (s.findings::int, s.risk::int, s.factors::jsonb)\
        """;

    private static final String TAKE =
            GIVEN + " select t.id from %s t, s where " + DIFFER + " order by t.id for no key update of t nowait";

    /** One that someone else has; the others are let go again by going back. */
    private static final String TAKEN = GIVEN + """
        , free as materialized (select t.id from %1$s t, s where s.id = t.id for no key update of t skip locked)
        select t.id from %1$s t, s where s.id = t.id and not exists (select from free where free.id = t.id) limit 1\
        """;

    private static final String WRITE = GIVEN + """

        update %s t set open_findings = s.findings, risk_score = s.risk, risk_factors = s.factors::jsonb, updated_at = now()
        from s where
        """ + DIFFER;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Database database;

    Scores(Database database) {
        this.database = database;
    }

    /** Of all objects of a transaction at once, and as its last rows. Rows that already say so are not written. */
    public void update(List<Score> scores) {
        Map<String, List<Score>> byKind =
                new TreeMap<>(scores.stream().collect(Collectors.groupingBy(Score::objectKind)));
        database.run(connection -> {
            Sql.update(connection, "savepoint without_rows");
            while (!take(connection, byKind)) {
                await(connection, byKind);
            }
            Sql.update(connection, "release savepoint without_rows");
            for (Map.Entry<String, List<Score>> some : byKind.entrySet()) {
                Sql.update(connection, WRITE.formatted(table(some.getKey())), given(some.getValue()));
            }
            return scores.size();
        });
    }

    /** False, with none of the rows, when someone else has one. */
    private static boolean take(Connection connection, Map<String, List<Score>> byKind) throws SQLException {
        try {
            for (Map.Entry<String, List<Score>> some : byKind.entrySet()) {
                Sql.query(connection, TAKE.formatted(table(some.getKey())), row -> row, given(some.getValue()));
            }
            return true;
        } catch (SQLException failure) {
            if (!LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                throw failure;
            }
            Sql.update(connection, "rollback to savepoint without_rows");
            return false;
        }
    }

    /** Until someone else is done with one of the rows, with no row in hand. */
    private static void await(Connection connection, Map<String, List<Score>> byKind) throws SQLException {
        for (Map.Entry<String, List<Score>> some : byKind.entrySet()) {
            String table = table(some.getKey());
            Optional<UUID> taken = Sql.first(
                    connection, TAKEN.formatted(table), row -> row.getObject(1, UUID.class), given(some.getValue()));
            Sql.update(connection, "rollback to savepoint without_rows");
            if (taken.isPresent()) {
                Sql.query(
                        connection,
                        "select 1 from " + table + " where id = ? for no key update",
                        row -> row,
                        taken.get());
                Sql.update(connection, "rollback to savepoint without_rows");
                return;
            }
        }
    }

    private static Object[] given(List<Score> scores) {
        return new Object[] {
            scores.stream().map(Score::id).toList(),
            scores.stream().map(Score::openFindings).toList(),
            scores.stream().map(Score::riskScore).toList(),
            scores.stream().map(score -> score.riskFactors().toString()).toList()
        };
    }

    private static String table(String objectKind) {
        return switch (objectKind) {
            case "identity", "credential", "exposure", "resource" -> objectKind;
            default -> throw new IllegalArgumentException("A " + objectKind + " has no score");
        };
    }
}
