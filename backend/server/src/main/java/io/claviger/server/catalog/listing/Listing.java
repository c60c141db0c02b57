package io.claviger.server.catalog.listing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.engine.expression.CompiledExpression;
import io.claviger.server.catalog.listing.PageReader.Standing;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers lists. */
@ApplicationScoped
public class Listing {

    /**
     * The begin of the oldest transaction that is still open. {@code updated_at} is the begin of the writing transaction, so nothing
     * older than this can appear any more: a poller that is shown only what is older never misses a late arrival.
     */
    private static final String HORIZON = """
            select least(now(), min(xact_start)) as horizon from pg_stat_activity
            where datname = current_database() and xact_start is not null""";

    private final Database database;
    private final InstantSource clock;

    Listing(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public Page list(ListSource source, ListQuery query) {
        Question question = Question.of(source, query, clock.instant());
        return read(connection -> list(connection, question));
    }

    /** How many there are, without a page. */
    public long count(ListSource source, ListQuery query) {
        Question question = Question.of(source, query.facets(List.of()), clock.instant());
        return read(connection -> new Counting(connection, settled(connection, question), null)
                .count()
                .total());
    }

    /** One object by its id, whether gone or not; with {@code asOf} as it was. */
    public Optional<ObjectNode> find(ListSource source, ListQuery query, UUID id) {
        ListQuery one = new ListQuery(null, null, 1, null, query.fields(), List.of(), null, query.asOf(), null);
        Question question =
                Question.of(source, one, clock.instant()).among(List.of(id)).withGone();
        return database.run(connection -> new PageReader(connection, question, null)
                .read(1).stream().map(Standing::item).findFirst());
    }

    private <T> T read(Database.Work<T> work) {
        return database.inTransaction(() -> database.run(connection -> {
            ListSession.begin(connection);
            return work.with(connection);
        }));
    }

    static Page list(Connection connection, Question asked) throws SQLException {
        Question question = settled(connection, asked);
        Instant horizon = question.query().updatedSince() == null ? null : horizon(connection);
        Counting.Counts counts = new Counting(connection, question, horizon).count();
        List<Standing> rows =
                counts.total() == 0 ? List.of() : new PageReader(connection, question, horizon).read(counts.total());
        int limit = question.query().limit();
        boolean more = rows.size() > limit;
        List<Standing> page = more ? rows.subList(0, limit) : rows;
        return new Page(
                page.stream().map(Standing::item).toList(),
                more ? page.getLast().cursor().encode(question.source(), question.query()) : null,
                counts.total(),
                counts.facets());
    }

    private static Question settled(Connection connection, Question question) throws SQLException {
        CompiledExpression residual = question.residual();
        return residual == null ? question : question.among(Residue.matching(connection, question, residual));
    }

    /**
     * Before when nothing can be written any more. In a statement of its own, before the one that reads: what commits in between is
     * then seen by it.
     */
    public static Instant horizon(Connection connection) throws SQLException {
        return Sql.first(connection, HORIZON, row -> Sql.requiredInstant(row, "horizon"))
                .orElseThrow();
    }
}
