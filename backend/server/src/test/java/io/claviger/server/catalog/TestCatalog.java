package io.claviger.server.catalog;

import io.claviger.server.database.Database;
import io.claviger.spi.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Drives the Reconciler as a crawl would, one source and one crawl at a time. */
@ApplicationScoped
public class TestCatalog {

    private final Database database;
    private final Reconciler reconciler;

    TestCatalog(Database database, Reconciler reconciler) {
        this.database = database;
        this.reconciler = reconciler;
        keepFacts();
    }

    /** The relay takes facts out of the outbox at once; a copy stays for us to look at. */
    private void keepFacts() {
        database.update("create table if not exists fact_log (seq bigint, type text, data jsonb)");
        database.update("""
                create or replace function keep_fact() returns trigger language plpgsql as
                'begin insert into fact_log values (new.seq, new.type, new.data); return null; end'""");
        database.update(
                "create or replace trigger keep_fact after insert on outbox for each row execute function keep_fact()");
    }

    public UUID newSource() {
        return database.first(
                        "insert into source (name, connector, settings, environment) values (?, 'test', '{}', 'production') returning id",
                        row -> row.getObject(1, UUID.class),
                        "source " + UUID.randomUUID())
                .orElseThrow();
    }

    /** One complete crawl of one scope. */
    public MergeCounts crawl(UUID source, String scope, Observation... observations) {
        CrawlScopeRef ref = new CrawlScopeRef(source, UUID.randomUUID(), scope, Seen.HELD);
        return merge(ref, observations).plus(finish(ref, true));
    }

    public MergeCounts crawlText(UUID source, ExposureSeen... exposures) {
        CrawlScopeRef ref = new CrawlScopeRef(source, UUID.randomUUID(), "text", Seen.HELD);
        MergeCounts counts = MergeCounts.NONE;
        for (ExposureSeen exposure : exposures) {
            counts = counts.plus(reconciler.merge(ref, List.of(), List.of(exposure), (connection, merged) -> {}));
        }
        return counts.plus(finish(ref, true));
    }

    MergeCounts merge(CrawlScopeRef ref, Observation... observations) {
        return reconciler.merge(ref, List.of(observations), List.of(), (connection, counts) -> {});
    }

    MergeCounts finish(CrawlScopeRef ref, boolean complete) {
        return reconciler.finish(ref, complete, (connection, counts) -> {});
    }

    /** The first column of all rows, as text. */
    List<String> values(String sql, Object... parameters) {
        return database.query(sql, row -> String.valueOf(row.getString(1)), parameters);
    }

    /** One value of one row, as text. */
    public String value(String sql, Object... parameters) {
        return database.query(sql, row -> String.valueOf(row.getString(1)), parameters).stream()
                .findFirst()
                .orElse("no row");
    }

    public long count(String sql, Object... parameters) {
        return database.first(sql, row -> row.getLong(1), parameters).orElse(0L);
    }

    /** The facts of a source, as "type subject's name changed fields", in order. */
    List<String> facts(UUID source) {
        return database.query(
                "select replace(type, 'io.claviger.', '') || ' ' || (data->>'name') || ' ' || (data->>'changed') from fact_log"
                        + " where data->>'sourceId' = ? order by seq",
                row -> row.getString(1),
                source.toString());
    }

    /** The names of the identities that are there. */
    List<String> live(UUID source) {
        return database.query(
                "select name from identity where source_id = ? and gone_at is null order by name",
                row -> row.getString(1),
                source);
    }

    /** How many closed versions objects of this kind have, or of any. */
    long history(UUID source, String kind) {
        return count(
                "select count(*) from history where snapshot->>'source_id' = ? and (object_kind = ? or ? = '')",
                source.toString(),
                kind,
                kind);
    }
}
