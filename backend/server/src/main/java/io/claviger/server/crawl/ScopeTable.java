package io.claviger.server.crawl;

import io.claviger.server.catalog.CrawlScopeRef;
import io.claviger.server.catalog.MergeCounts;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import io.claviger.spi.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes rows of {@code crawl_scope} and {@code crawl_problem}. */
@ApplicationScoped
class ScopeTable {

    /** So many problems of a scope are kept; the others are counted. */
    private static final int KEPT_PROBLEMS = 200;

    private final Database database;

    ScopeTable(Database database) {
        this.database = database;
    }

    /** How a scope stands when its worker takes it up. */
    record Row(
            String name,
            String state,
            int attempts,
            @Nullable String checkpoint,
            boolean hidden) {}

    /** What a batch adds. */
    record Addition(
            @Nullable String checkpoint,
            List<Problem> problems,
            long done,
            @Nullable Long total) {}

    /** Takes the scope up, unless it has ended. */
    Optional<Row> take(UUID crawlId, String scopeId) {
        return database.first(
                """
                update crawl_scope s set state = 'RUNNING', attempts = s.attempts + 1, message = null, remedy = null, category = null,
                       started_at = coalesce(s.started_at, now()), version = s.version + 1
                from crawl c where c.id = s.crawl_id and c.state = 'RUNNING'
                 and crawl_id = ? and scope_id = ? and s.state in ('PENDING', 'RUNNING')
                returning s.name, s.state, s.attempts, s.checkpoint, s.hidden""",
                row -> new Row(
                        row.getString("name"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getString("checkpoint"),
                        row.getBoolean("hidden")),
                crawlId,
                scopeId);
    }

    /** Adds a batch, in its transaction. */
    void add(Connection connection, UUID crawlId, String scopeId, MergeCounts counts, Addition addition)
            throws SQLException {
        List<Problem> problems = addition.problems();
        int running = Sql.update(
                connection,
                """
                update crawl_scope set observations = observations + ?, discovered = discovered + ?, changed = changed + ?, gone = gone + ?,
                       checkpoint = coalesce(?, checkpoint), done = ?, total = ?, problems = problems + ?, hidden = hidden or ?,
                       version = version + 1
                where crawl_id = ? and scope_id = ? and state = 'RUNNING'""",
                counts.observations(),
                counts.discovered(),
                counts.changed(),
                counts.gone(),
                addition.checkpoint(),
                addition.done(),
                addition.total(),
                problems.size(),
                problems.stream().anyMatch(Problem::hidesObjects),
                crawlId,
                scopeId);
        if (running == 0) {
            throw new CrawlStopped("The crawl " + crawlId + " was ended while its scope " + scopeId + " was read");
        }
        keep(connection, crawlId, scopeId, problems);
    }

    /** Adds what the end of the scope came to. */
    void finish(Connection connection, CrawlScopeRef scope, MergeCounts counts) throws SQLException {
        int running = Sql.update(
                connection,
                "update crawl_scope set discovered = discovered + ?, changed = changed + ?, gone = gone + ?"
                        + " where crawl_id = ? and scope_id = ? and state = 'RUNNING'",
                counts.discovered(),
                counts.changed(),
                counts.gone(),
                scope.crawlId(),
                scope.scopeId());
        if (running == 0) {
            throw new CrawlStopped("The crawl " + scope.crawlId() + " was ended before its scope " + scope.scopeId());
        }
    }

    private static void keep(Connection connection, UUID crawlId, String scopeId, List<Problem> problems)
            throws SQLException {
        if (problems.isEmpty()) {
            return;
        }
        long kept = Sql.first(
                        connection,
                        "select count(*) from crawl_problem where crawl_id = ? and scope_id = ?",
                        row -> row.getLong(1),
                        crawlId,
                        scopeId)
                .orElse(0L);
        for (Problem problem :
                problems.stream().limit(Math.max(0, KEPT_PROBLEMS - kept)).toList()) {
            Sql.update(
                    connection,
                    "insert into crawl_problem (crawl_id, scope_id, category, subject, message, remedy) values (?, ?, ?, ?, ?, ?)"
                            + " on conflict do nothing",
                    crawlId,
                    scopeId,
                    problem.category(),
                    problem.subject(),
                    problem.message(),
                    problem.remedy());
        }
    }

    /** Only what a reader sees; the numbers of a batch come with the batch. */
    void progress(UUID crawlId, String scopeId, long done, @Nullable Long total) {
        database.update(
                "update crawl_scope set done = ?, total = ?, version = version + 1 where crawl_id = ? and scope_id = ? and state = 'RUNNING'",
                done,
                total,
                crawlId,
                scopeId);
    }

    boolean hidden(Connection connection, UUID crawlId, String scopeId) throws SQLException {
        return Sql.first(
                        connection,
                        "select hidden from crawl_scope where crawl_id = ? and scope_id = ?",
                        row -> row.getBoolean(1),
                        crawlId,
                        scopeId)
                .orElse(true);
    }

    void end(Connection connection, UUID crawlId, String scopeId, String state, @Nullable Failure failure)
            throws SQLException {
        Sql.update(
                connection,
                "update crawl_scope set state = ?, category = ?, message = ?, remedy = ?, ended_at = now(), version = version + 1"
                        + " where crawl_id = ? and scope_id = ? and state in ('PENDING', 'RUNNING')",
                state,
                failure == null ? null : failure.category(),
                failure == null ? null : failure.message(),
                failure == null ? null : failure.remedy(),
                crawlId,
                scopeId);
    }

    /** Waits for another attempt, and says why. */
    void postpone(UUID crawlId, String scopeId, Failure failure) {
        database.update(
                "update crawl_scope set state = 'PENDING', category = ?, message = ?, remedy = ?, version = version + 1"
                        + " where crawl_id = ? and scope_id = ? and state = 'RUNNING'",
                failure.category(),
                failure.message(),
                failure.remedy(),
                crawlId,
                scopeId);
    }

    void endAll(UUID crawlId, Failure failure) {
        database.update(
                "update crawl_scope set state = 'FAILED', category = ?, message = ?, remedy = ?, ended_at = now(), version = version + 1"
                        + " where crawl_id = ? and state in ('PENDING', 'RUNNING')",
                failure.category(),
                failure.message(),
                failure.remedy(),
                crawlId);
    }

    List<String> states(UUID crawlId) {
        return database.query("select state from crawl_scope where crawl_id = ?", row -> row.getString(1), crawlId);
    }
}
