package io.claviger.server.posture;

import io.claviger.engine.expression.SqlCondition;
import io.claviger.engine.posture.Policy;
import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finds, in one set-based pass over a range of ids, the objects whose findings for a policy are not as they should be. */
@ApplicationScoped
class Candidates {
    private final Database database;

    Candidates(Database database) {
        this.database = database;
    }

    /** Objects that break the policy, as far as SQL can tell, and have no finding that stands; in the order of their ids. */
    List<UUID> toOpen(ObjectKind kind, Policy policy, UUID after, int most, Instant now) {
        SqlCondition condition = policy.expression().toSql(kind.columns(), now);
        List<Object> parameters = new ArrayList<>(condition.parameters());
        parameters.add(policy.id());
        parameters.add(after);
        parameters.add(most);
        return database.query(
                "select t.id from " + kind.from() + " where (" + condition.sql()
                        + ") and t.gone_at is null and not exists (select from finding f where f.object_id = t.id"
                        + " and f.policy_id = ? and f.status <> 'RESOLVED') and t.id > ? order by t.id limit ?",
                row -> row.getObject(1, UUID.class),
                parameters.toArray());
    }

    /** Objects with a standing finding that do not break the policy any more, or of which only memory can tell. */
    List<UUID> toResolve(ObjectKind kind, Policy policy, UUID after, int most, Instant now) {
        SqlCondition condition = policy.expression().toSql(kind.columns(), now);
        String still = condition.residual() == null
                ? " and not exists (select from " + kind.from()
                        + " where t.id = f.object_id and t.gone_at is null and (" + condition.sql() + "))"
                : "";
        List<Object> parameters = new ArrayList<>(List.of(policy.id(), after));
        if (condition.residual() == null) {
            parameters.addAll(condition.parameters());
        }
        parameters.add(most);
        return database.query(
                "select f.object_id from finding f where f.policy_id = ? and f.status <> 'RESOLVED' and f.object_id > ?"
                        + still + " order by f.object_id limit ?",
                row -> row.getObject(1, UUID.class),
                parameters.toArray());
    }

    /** Objects with a standing finding for the policy. */
    List<UUID> standing(ObjectKind kind, String policyId, UUID after, int most) {
        return database.query(
                "select object_id from finding where policy_id = ? and object_kind = ? and status <> 'RESOLVED' and object_id > ?"
                        + " order by object_id limit ?",
                row -> row.getObject(1, UUID.class),
                policyId,
                kind.word(),
                after,
                most);
    }
}
