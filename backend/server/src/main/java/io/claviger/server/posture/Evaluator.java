package io.claviger.server.posture;

import io.claviger.engine.posture.RiskScore;
import io.claviger.engine.posture.Severity;
import io.claviger.server.catalog.Score;
import io.claviger.server.catalog.Scores;
import io.claviger.server.database.Database;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Evaluates objects and makes their findings and scores true, in one transaction with the facts that tell of it. Evaluating an
 * object again changes nothing, so facts may come twice.
 *
 * <p>Objects are read once and tried on every policy of their kind in memory, where an expression takes about a microsecond: one
 * statement a batch, instead of one a policy.
 */
@ApplicationScoped
class Evaluator {
    private final Database database;
    private final PolicyStore policies;
    private final Scores scores;
    private final FindingFacts facts;
    private final Counter evaluated;

    Evaluator(Database database, PolicyStore policies, Scores scores, FindingFacts facts, MeterRegistry metrics) {
        this.database = database;
        this.policies = policies;
        this.scores = scores;
        this.facts = facts;
        this.evaluated = Counter.builder("claviger.posture.evaluated")
                .description("objects that were evaluated")
                .register(metrics);
    }

    /** Joins the caller's transaction, or makes one. */
    void evaluate(ObjectKind kind, Collection<UUID> ids, Instant now) {
        evaluate(Map.of(kind, ids), now);
    }

    /** The same of several kinds. */
    void evaluate(Map<ObjectKind, ? extends Collection<UUID>> ids, Instant now) {
        List<UUID> all = ids.values().stream().flatMap(Collection::stream).toList();
        if (all.isEmpty()) {
            return;
        }
        database.inTransaction(() -> database.run(connection -> {
            ObjectLocks.take(connection, all);
            List<Score> scored = new ArrayList<>();
            for (Map.Entry<ObjectKind, ? extends Collection<UUID>> some : ids.entrySet()) {
                evaluate(connection, some.getKey(), some.getValue(), now.truncatedTo(ChronoUnit.MICROS), scored);
            }
            scores.update(scored);
            return all.size();
        }));
        evaluated.increment(all.size());
    }

    private void evaluate(Connection connection, ObjectKind kind, Collection<UUID> ids, Instant now, List<Score> scored)
            throws SQLException {
        Map<UUID, ObjectRow> rows = ObjectReader.read(connection, kind, ids);
        Map<UUID, List<Finding>> findings =
                FindingTable.ofObjects(connection, ids).stream().collect(Collectors.groupingBy(Finding::objectId));
        List<StoredPolicy> enabled = rows.isEmpty() ? List.of() : policies.enabled(kind.word());
        List<FindingChange> changes = new ArrayList<>();
        Map<UUID, Integer> risks = new LinkedHashMap<>();
        for (UUID id : ids) {
            ObjectRow row = rows.get(id);
            List<Finding> before = findings.getOrDefault(id, List.of());
            Judgement judgement = row == null ? Judgement.gone(before, now) : Judgement.of(row, before, enabled, now);
            RiskScore risk = row == null ? new RiskScore(0, List.of()) : risk(row, judgement.standing(), now);
            judgement.changes().forEach(change -> changes.add(scored(change, risk)));
            if (row != null) {
                scored.add(score(row, judgement.standing(), risk));
                risks.put(id, risk.score());
            }
        }
        FindingTable.write(connection, changes);
        FindingTable.rescore(connection, risks);
        facts.tell(changes, now);
    }

    private static RiskScore risk(ObjectRow row, List<Finding> standing, Instant now) {
        List<Severity> open = standing.stream()
                .filter(finding -> finding.status().counts())
                .map(Finding::severity)
                .toList();
        return RiskScore.of(row.kind().word(), row.values(), open, now);
    }

    private static FindingChange scored(FindingChange change, RiskScore risk) {
        // a resolved finding keeps the risk that it had
        return change.finding().status() == FindingStatus.RESOLVED
                ? change
                : new FindingChange(change.finding().scored(risk.score()), change.previous(), change.event());
    }

    private static Score score(ObjectRow row, List<Finding> standing, RiskScore risk) {
        int open = (int)
                standing.stream().filter(finding -> finding.status().counts()).count();
        return new Score(
                row.kind().word(), row.id(), open, risk.score(), PolicyJson.factors(row.kind(), row.id(), risk));
    }

    /** Evaluates the objects of these findings again, such as after a waiver has ended. */
    void evaluateObjectsOf(Collection<Finding> findings, Instant now) {
        Map<ObjectKind, Set<UUID>> byKind = new TreeMap<>();
        findings.forEach(
                finding -> byKind.computeIfAbsent(ObjectKind.known(finding.objectKind()), kind -> new TreeSet<>())
                        .add(finding.objectId()));
        evaluate(byKind, now);
    }
}
