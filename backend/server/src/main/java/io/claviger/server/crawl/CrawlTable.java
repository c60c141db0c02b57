package io.claviger.server.crawl;

import io.claviger.server.database.Database;
import io.claviger.spi.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes rows of {@code crawl}. */
@ApplicationScoped
class CrawlTable {

    private final Database database;

    CrawlTable(Database database) {
        this.database = database;
    }

    record Row(UUID id, UUID sourceId, CrawlState state) {}

    /** A new crawl of the source, unless one is under way: then that one. */
    UUID start(UUID sourceId) {
        return database.first("""
                        insert into crawl (source_id) values (?)
                        on conflict (source_id) where state in ('QUEUED', 'RUNNING') do update set source_id = excluded.source_id
                        returning id""", row -> row.getObject(1, UUID.class), sourceId)
                .orElseThrow();
    }

    Optional<Row> find(UUID id) {
        return read("", id);
    }

    Optional<Row> lock(UUID id) {
        return read(" for update", id);
    }

    private Optional<Row> read(String how, UUID id) {
        return database.first(
                "select id, source_id, state from crawl where id = ?" + how,
                row -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("source_id", UUID.class),
                        CrawlState.valueOf(row.getString("state"))),
                id);
    }

    /** Notes the scopes, and says whether the crawl still wants them. */
    boolean run(UUID id, List<Scope> scopes) {
        int running = database.update(
                "update crawl set state = 'RUNNING', category = null, message = null, remedy = null, started_at = coalesce(started_at, now()), updated_at = now(), version = version + 1"
                        + " where id = ? and state in ('QUEUED', 'RUNNING')",
                id);
        if (running == 0) {
            return false;
        }
        database.update(
                "insert into crawl_scope (crawl_id, scope_id, name) select ?, * from unnest(?::text[], ?::text[]) on conflict do nothing",
                id,
                scopes.stream().map(Scope::id).toList(),
                scopes.stream().map(Scope::name).toList());
        return true;
    }

    /** Notes why it did not begin, and how often that was so. */
    int countAttempt(UUID id, Failure failure) {
        return database.first(
                        "update crawl set attempts = attempts + 1, category = ?, message = ?, remedy = ?, updated_at = now(),"
                                + " version = version + 1 where id = ? returning attempts",
                        row -> row.getInt(1),
                        failure.category(),
                        failure.message(),
                        failure.remedy(),
                        id)
                .orElse(Integer.MAX_VALUE);
    }

    void end(UUID id, CrawlState state, Optional<Failure> failure) {
        database.update(
                "update crawl set state = ?, category = ?, message = ?, remedy = ?, ended_at = now(), updated_at = now(),"
                        + " started_at = coalesce(started_at, now()), version = version + 1 where id = ?",
                state,
                failure.map(Failure::category).orElse(null),
                failure.map(Failure::message).orElse(null),
                failure.map(Failure::remedy).orElse(null),
                id);
    }
}
