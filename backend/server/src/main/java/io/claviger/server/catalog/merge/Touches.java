package io.claviger.server.catalog.merge;

import java.util.List;

/** Which objects have something derived from a moved row. A field is named where the move itself is to be told. */
final class Touches {

    private Touches() {}

    /** Statements over {@code moved} for one table; each inserts into {@code touched}. */
    static List<String> of(CatalogTable table) {
        return switch (table) {
            case OWNERSHIP_EVIDENCE -> List.of();
            case CONSUMER ->
                List.of(
                        touch("identity", "r.uses_id", "null", "consumer"),
                        touch("credential", "r.uses_id", "null", "consumer"));
            case GRANT ->
                List.of(
                        touch("identity", "r.subject_id", "'grants'", "grant_edge"),
                        touch("resource", "r.target_id", "null", "grant_edge"));
            case RESOURCE ->
                List.of(
                        itself("resource"),
                        related("resource", "o.parent_id = m.id", "resource"),
                        related("exposure", "o.resource_id = m.id", "resource"));
            case CREDENTIAL ->
                List.of(
                        itself("credential"),
                        touch("identity", "r.identity_id", "null", "credential"),
                        related("exposure", "o.credential_id = m.id", "credential"));
            case IDENTITY ->
                List.of(
                        itself("identity"),
                        related("credential", "o.identity_id = m.id", "identity"),
                        related("exposure", "o.identity_id = m.id", "identity"));
            case EXPOSURE ->
                List.of(
                        "insert into touched select 'exposure', o.id, null from moved m join exposure r on r.id = m.id"
                                + " join exposure o on o.fingerprint = r.fingerprint and o.gone_at is null"
                                + " where m.object_kind = 'exposure'",
                        touch("credential", "r.credential_id", "null", "exposure"),
                        touch("identity", "r.identity_id", "null", "exposure"));
        };
    }

    /** Whoever takes its owner from a subject whose owner moved. */
    static List<String> ofOwnership() {
        return List.of(
                related("identity", "o.id = m.id", "ownership"),
                related("credential", "o.id = m.id", "ownership"),
                related("credential", "o.identity_id = m.id", "ownership"),
                related("exposure", "o.id = m.id", "ownership"),
                related("exposure", "o.credential_id = m.id", "ownership"),
                related("exposure", "o.identity_id = m.id", "ownership"),
                related("exposure", "o.place_id = m.id", "ownership"),
                related("exposure", "o.resource_id = m.id", "ownership"));
    }

    private static String itself(String kind) {
        return "insert into touched select '" + kind + "', m.id, null from moved m where m.object_kind = '" + kind + "'"
                + unlessNew(kind, "m.id");
    }

    private static String touch(String kind, String id, String field, String moved) {
        return "insert into touched select distinct '" + kind + "', " + id + ", " + field + " from moved m join "
                + moved + " r on r.id = m.id where m.object_kind = '" + moved + "' and " + id + " is not null"
                + unlessNew(kind, id);
    }

    private static String related(String kind, String on, String moved) {
        return "insert into touched select '" + kind + "', o.id, null from moved m"
                + found(kind, "o", on + " and o.gone_at is null") + " where m.object_kind = '" + moved + "'"
                + unlessNew(kind, "o.id");
    }

    /** What is new was written complete, and its own fact tells of it; but an exposure counts its like, which may have come with it. */
    private static String unlessNew(String kind, String id) {
        return kind.equals("exposure")
                ? ""
                : " and not exists (select from stage_" + kind + " s where s.id = " + id + " and s.what"
                        + WrittenAhead.IS_NEW + " offset 0)";
    }

    /**
     * Looks each moved row's relations up, and never the other way round: the planner knows nothing of tables that were filled a
     * moment ago, and {@code offset 0} leaves it no choice.
     */
    static String found(String table, String alias, String condition) {
        return " cross join lateral (select * from " + table + " " + alias + " where " + condition + " offset 0) "
                + alias;
    }
}
