package io.claviger.server.catalog;

import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings and risk, as posture reckons them, on the objects that lists show. Joins the caller's transaction. */
@ApplicationScoped
public class Scores {

    private final Database database;

    Scores(Database database) {
        this.database = database;
    }

    /** Rows that already say so are not written. */
    public void update(List<Score> scores) {
        Map<String, List<Score>> byKind = scores.stream().collect(Collectors.groupingBy(Score::objectKind));
        byKind.forEach((kind, some) -> database.update(
                """
                with s as (select * from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::text[]) u(id, findings, risk, factors))
                update %s t set open_findings = s.findings, risk_score = s.risk, risk_factors = s.factors::jsonb, updated_at = now()
                from s where s.id = t.id and (t.open_findings, t.risk_score, t.risk_factors)
                    is distinct from (s.findings::int, s.risk::int, s.factors::jsonb)""".formatted(table(kind)),
                some.stream().map(Score::id).toList(),
                some.stream().map(Score::openFindings).toList(),
                some.stream().map(Score::riskScore).toList(),
                some.stream().map(score -> score.riskFactors().toString()).toList()));
    }

    private static String table(String objectKind) {
        return switch (objectKind) {
            case "identity", "credential", "exposure", "resource" -> objectKind;
            default -> throw new IllegalArgumentException("A " + objectKind + " has no score");
        };
    }
}
