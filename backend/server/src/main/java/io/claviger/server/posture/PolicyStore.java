package io.claviger.server.posture;

import io.claviger.engine.expression.CompiledExpression;
import io.claviger.engine.expression.ExpressionCompiler;
import io.claviger.engine.expression.ExpressionException;
import io.claviger.engine.posture.Policy;
import io.claviger.engine.posture.Severity;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The table of policies. */
@ApplicationScoped
class PolicyStore {
    private static final String COLUMNS =
            "select id, title, kind, severity, expression, description, remedy, frameworks, builtin, enabled, revision, updated_at from policy";

    private static final String INSERT = """
            insert into policy (id, title, kind, severity, expression, description, remedy, frameworks, examples, uses_now,
                builtin, enabled)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do nothing""";

    private static final String UPDATE = """
            update policy set title = ?, kind = ?, severity = ?, expression = ?, description = ?, remedy = ?, frameworks = ?,
                examples = ?, uses_now = ?, enabled = ?, revision = revision + 1, updated_at = now()
            where id = ? and (title, kind, severity, expression, description, remedy, frameworks, examples, enabled)
                is distinct from (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)""";

    private static final int MOST_COMPILED = 2_000;

    private final Database database;
    private final Map<String, CompiledExpression> compiled = new ConcurrentHashMap<>();

    PolicyStore(Database database) {
        this.database = database;
    }

    List<StoredPolicy> all() {
        return database.query(COLUMNS + " order by id", this::read);
    }

    List<StoredPolicy> enabled(String kind) {
        return database.query(COLUMNS + " where kind = ? and enabled order by id", this::read, kind);
    }

    List<StoredPolicy> builtin() {
        return database.query(COLUMNS + " where builtin", this::read);
    }

    Optional<StoredPolicy> find(String id) {
        return database.first(COLUMNS + " where id = ?", this::read, id);
    }

    /** Waits for whoever changes it. */
    Optional<StoredPolicy> lock(String id) {
        return database.first(COLUMNS + " where id = ? for update", this::read, id);
    }

    /** The enabled policies that time alone can break or mend. */
    List<StoredPolicy> timely() {
        return database.query(COLUMNS + " where uses_now and enabled order by id", this::read);
    }

    /** False when there is one with this id. */
    boolean insert(Policy policy, boolean builtin, boolean enabled) {
        return database.update(
                        INSERT,
                        policy.id(),
                        policy.title(),
                        policy.kind(),
                        policy.severity(),
                        policy.expression().text(),
                        policy.description(),
                        policy.remedy(),
                        PolicyJson.frameworks(policy.frameworks()),
                        PolicyJson.examples(policy.examples()),
                        policy.expression().usesNow(),
                        builtin,
                        enabled)
                > 0;
    }

    /** False when nothing is different. */
    boolean update(Policy policy, boolean enabled) {
        var frameworks = PolicyJson.frameworks(policy.frameworks());
        var examples = PolicyJson.examples(policy.examples());
        return database.update(
                        UPDATE,
                        policy.title(),
                        policy.kind(),
                        policy.severity(),
                        policy.expression().text(),
                        policy.description(),
                        policy.remedy(),
                        frameworks,
                        examples,
                        policy.expression().usesNow(),
                        enabled,
                        policy.id(),
                        policy.title(),
                        policy.kind(),
                        policy.severity(),
                        policy.expression().text(),
                        policy.description(),
                        policy.remedy(),
                        frameworks,
                        examples,
                        enabled)
                > 0;
    }

    void enable(String id, boolean enabled) {
        database.update(
                "update policy set enabled = ?, revision = revision + 1, updated_at = now() where id = ?", enabled, id);
    }

    void delete(String id) {
        database.update("delete from policy where id = ?", id);
    }

    private StoredPolicy read(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return new StoredPolicy(
                new Policy(
                        row.getString("id"),
                        row.getString("title"),
                        kind,
                        Severity.valueOf(row.getString("severity")),
                        expression(kind, row.getString("expression")),
                        row.getString("description"),
                        row.getString("remedy"),
                        PolicyJson.frameworks(Sql.json(row, "frameworks")),
                        List.of()),
                row.getBoolean("builtin"),
                row.getBoolean("enabled"),
                row.getLong("revision"),
                Sql.requiredInstant(row, "updated_at"));
    }

    private CompiledExpression expression(String kind, String text) {
        if (compiled.size() > MOST_COMPILED) {
            compiled.clear();
        }
        return compiled.computeIfAbsent(kind + ":" + text, ignored -> {
            try {
                return ExpressionCompiler.compile(Policy.schema(kind), text);
            } catch (ExpressionException broken) {
                throw new IllegalStateException(
                        "A stored policy no longer compiles, though it was checked when it was saved: "
                                + broken.getMessage(),
                        broken);
            }
        });
    }
}
