package io.claviger.server.posture;

import io.claviger.engine.expression.CompiledExpression;
import io.claviger.engine.expression.SqlCondition;
import io.claviger.server.Refusal;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Tells what would break a policy now, without making one. */
@ApplicationScoped
public class Preview {
    private static final int SAMPLE = 20;
    /** How many objects are looked at in memory, where SQL cannot tell. */
    private static final int MOST_IN_MEMORY = 50_000;

    private static final int CHUNK = 1_000;

    private final Database database;
    private final PostureClock clock;

    Preview(Database database, PostureClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** An object that would break it. */
    public record Example(UUID id, String name, String kind) {}

    /**
     * What would break it.
     *
     * @param total how many objects of the kind there are
     */
    public record Outcome(long matches, long total, List<Example> sample, boolean usesNow) {}

    public Outcome of(String kind, String expression) {
        CompiledExpression compiled = Expressions.policy(kind, expression);
        ObjectKind objects = ObjectKind.known(kind);
        Instant now = clock.instant();
        SqlCondition condition = compiled.toSql(objects.columns(), now);
        return database.run(connection -> {
            long total = count(connection, objects, "true", List.of());
            return condition.residual() == null
                    ? new Outcome(
                            count(connection, objects, condition.sql(), condition.parameters()),
                            total,
                            sample(connection, objects, condition),
                            compiled.usesNow())
                    : inMemory(connection, objects, compiled, condition, total, now);
        });
    }

    private static long count(Connection connection, ObjectKind kind, String condition, List<Object> parameters)
            throws SQLException {
        return Sql.query(
                        connection,
                        "select count(*) from " + kind.from() + " where t.gone_at is null and (" + condition + ")",
                        row -> row.getLong(1),
                        parameters.toArray())
                .getFirst();
    }

    private static List<Example> sample(Connection connection, ObjectKind kind, SqlCondition condition)
            throws SQLException {
        List<Object> parameters = new ArrayList<>(condition.parameters());
        parameters.add(SAMPLE);
        return Sql.query(
                connection,
                "select " + kind.heading() + " from " + kind.from() + " where t.gone_at is null and (" + condition.sql()
                        + ") order by t.risk_score desc, t.id desc limit ?",
                row -> new Example(
                        row.getObject("id", UUID.class), row.getString("object_name"), row.getString("object_type")),
                parameters.toArray());
    }

    private static Outcome inMemory(
            Connection connection,
            ObjectKind kind,
            CompiledExpression compiled,
            SqlCondition condition,
            long total,
            Instant now)
            throws SQLException {
        List<Object> parameters = new ArrayList<>(condition.parameters());
        parameters.add(MOST_IN_MEMORY + 1);
        List<UUID> left = Sql.query(
                connection,
                "select t.id from " + kind.from() + " where t.gone_at is null and (" + condition.sql() + ") limit ?",
                row -> row.getObject(1, UUID.class),
                parameters.toArray());
        if (left.size() > MOST_IN_MEMORY) {
            throw Refusal.of(
                    Refusal.Kind.UNPROCESSABLE,
                    "expression-too-costly",
                    "A part of the expression cannot be decided by the database, and more than " + MOST_IN_MEMORY
                            + " objects are left to look at: add a condition that narrows it, such as kind == \"…\"");
        }
        List<Example> matching = new ArrayList<>();
        for (int from = 0; from < left.size(); from += CHUNK) {
            Collection<UUID> chunk = left.subList(from, Math.min(left.size(), from + CHUNK));
            for (ObjectRow row : ObjectReader.read(connection, kind, chunk).values()) {
                if (compiled.evaluate(row.values(), now)) {
                    matching.add(new Example(row.id(), row.name(), row.type()));
                }
            }
        }
        return new Outcome(
                matching.size(), total, matching.stream().limit(SAMPLE).toList(), compiled.usesNow());
    }
}
