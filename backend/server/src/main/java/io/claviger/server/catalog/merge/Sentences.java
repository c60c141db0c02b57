package io.claviger.server.catalog.merge;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements of one table, composed once from its columns. Each binds the crawl, then the scope's number. */
record Sentences(
        String insertAhead,
        String insertNew,
        String updateChanged,
        String moveUse,
        String addScope,
        String refresh,
        String lose) {

    private static final Map<CatalogTable, Sentences> ALL = new EnumMap<>(CatalogTable.class);

    static {
        Arrays.stream(CatalogTable.values()).forEach(table -> ALL.put(table, compose(table)));
    }

    static Sentences of(CatalogTable table) {
        Sentences sentences = ALL.get(table);
        if (sentences == null) {
            throw new IllegalStateException("No statements for " + table);
        }
        return sentences;
    }

    /** A transaction that waited for its turn began before the version that it replaces: they fall together, and none overlaps. */
    private static final String BEGIN = "greatest(now(), t.valid_from)";

    private static final String PARAMETERS = "with p as (select ?::uuid as crawl, ?::int as scope)";

    private static Sentences compose(CatalogTable table) {
        return new Sentences(
                insertNew(table, WrittenAhead.AHEAD),
                insertNew(table, 'N'),
                updateChanged(table),
                moveUse(table),
                addScope(table),
                refresh(table),
                lose(table));
    }

    private static String insertNew(CatalogTable table, char what) {
        Derived derived = Derived.of(table);
        List<String> own =
                Stream.concat(table.content().stream(), table.use().stream()).toList();
        String targets = join(", ", Stream.concat(own.stream(), derived.columns().keySet().stream()));
        String values = join(", ", Stream.concat(own.stream().map(c -> "x." + c), derived.columns().values().stream()));
        // An exposure is linked to what it belongs to later, so its stage knows neither.
        String stage = table == CatalogTable.EXPOSURE
                ? "(select s.*, null::uuid as credential_id, null::uuid as identity_id from stage_exposure s)"
                : table.stage();
        return PARAMETERS + ", u as (insert into " + table.table() + " (id, source_id, hash, scope_no, crawl_id, "
                + targets
                + ") select x.id, x.source_id, x.hash, p.scope, p.crawl, " + values + " from p, " + stage + " x"
                + derived.joins() + " where x.what = '" + what + "' order by x.id returning " + Facts.told(table) + ")"
                + Facts.from(
                        table,
                        "u",
                        table == CatalogTable.EXPOSURE ? "found" : "discovered",
                        "'{}'::text[]",
                        "(select crawl from p)")
                + " select count(*) from u";
    }

    private static String updateChanged(CatalogTable table) {
        String set = join(", ", table.content().stream().map(c -> c + " = s." + c));
        String use = join("", table.use().stream().map(c -> ", " + c + " = " + newer(table, c)));
        return PARAMETERS + ", d as materialized (select t.id, t.valid_from, " + changed(table) + " as changed, "
                + Facts.snapshot("t") + " as snapshot"
                + (table == CatalogTable.CREDENTIAL ? ", t.identity_id as former" : "")
                + " from " + table.stage() + " s join " + table.table() + " t on t.id = s.id where s.what = 'C')"
                + former(table)
                + ", h as (" + Facts.history(table, "d", "changed", "(select crawl from p)") + ")"
                + ", u as (update " + table.table() + " t set hash = s.hash, " + set + use
                + ", scope_no = case when t.gone_at is null then t.scope_no else (select scope from p) end"
                + ", also_scopes = case when t.gone_at is null then t.also_scopes end"
                + ", gone_at = null, valid_from = " + BEGIN + ", updated_at = now(), crawl_id = (select crawl from p)"
                + " from " + table.stage() + " s, d where s.id = t.id and d.id = t.id returning t.*, d.changed)"
                + Facts.from(table, "u", "changed", "changed", "(select crawl from p)")
                + " select count(*) from u";
    }

    /** A credential that moved to another identity touches the one that it left. */
    private static String former(CatalogTable table) {
        return table == CatalogTable.CREDENTIAL
                ? ", f0 as (insert into touched select 'identity', former, null from d where former is not null)"
                : "";
    }

    private static String moveUse(CatalogTable table) {
        if (table.use().isEmpty()) {
            return "";
        }
        String usedAt = table.use().getFirst();
        String set = join(", ", table.use().stream().map(c -> c + " = s." + c));
        String field = Facts.camel(usedAt);
        return PARAMETERS + ", u as (update " + table.table() + " t set " + set + ", updated_at = now() from "
                + table.stage()
                + " s where s.id = t.id and s.what in ('U', 'M') and s." + usedAt + " > coalesce(t." + usedAt
                + ", '-infinity') returning t.*)"
                + Facts.from(table, "u", "changed", "array['" + field + "']", "(select crawl from p)")
                + " select count(*) from u";
    }

    private static String addScope(CatalogTable table) {
        return PARAMETERS + ", u as (update " + table.table()
                + " t set also_scopes = array_append(t.also_scopes, p.scope) from p, "
                + table.stage() + " s where s.id = t.id and not s.what" + WrittenAhead.IS_NEW
                + " and t.scope_no <> p.scope"
                + " and not coalesce(p.scope = any (t.also_scopes), false) returning t.id) select count(*) from u";
    }

    private static String refresh(CatalogTable table) {
        Derived derived = Derived.of(table);
        if (derived.columns().isEmpty()) {
            return "";
        }
        String expressions =
                join(", ", derived.columns().entrySet().stream().map(e -> e.getValue() + " as " + e.getKey()));
        String before = join(", ", derived.columns().keySet().stream().map(c -> "t." + c));
        String after = join(", ", derived.columns().keySet().stream().map(c -> "r." + c));
        String set = join(", ", derived.columns().keySet().stream().map(c -> c + " = d." + c));
        boolean owned = derived.columns().containsKey("owner_id");
        String moved = owned ? "t.owner_id is distinct from r.owner_id" : "false";
        return PARAMETERS + ", ids as materialized (select distinct id from touched c where object_kind = '"
                + table.table()
                + "')"
                + ", r as (select x.id, " + expressions + " from ids"
                + Touches.found(table.table(), "x", "x.id = ids.id") + derived.joins() + ")"
                + ", d as materialized (select r.*, t.valid_from, " + moved + " as moved, array['owner'] as changed, "
                + Facts.snapshot("t") + " as snapshot, " + told(derived) + " as told from r"
                + Touches.found(table.table(), "t", "t.id = r.id") + " where (" + before + ") is distinct from ("
                + after + "))"
                + ", h as (" + Facts.history(table, "d", "changed", "(select crawl from p)") + " and moved)"
                + ", u as (update " + table.table() + " t set " + set + ", updated_at = now()"
                + ", valid_from = case when d.moved then " + BEGIN
                + " else t.valid_from end from d where d.id = t.id returning t.id)"
                + ", f as (insert into touched select '" + table.table()
                + "', d.id, told.field from d, unnest(d.told) told(field))"
                + " select count(*) from u";
    }

    private static String told(Derived derived) {
        return "array_remove(array["
                + join(
                        ", ",
                        derived.fields().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(e -> "case when t." + e.getKey() + " is distinct from r." + e.getKey() + " then '"
                                        + e.getValue() + "' end"))
                + (derived.fields().isEmpty() ? "null::text" : "")
                + "], null)";
    }

    /** What the scope had and this crawl of it has not seen, in {@code lost}. */
    private static String lose(CatalogTable table) {
        return PARAMETERS + ", d as materialized (select t.id, t.valid_from, array['goneAt'] as changed, "
                + Facts.snapshot("t") + " as snapshot from " + table.table() + " t join lost on lost.id = t.id)"
                + ", h as (" + Facts.history(table, "d", "changed", "(select crawl from p)") + ")"
                + ", u as (update " + table.table() + " t set gone_at = now(), valid_from = " + BEGIN
                + ", updated_at = now()"
                + ", crawl_id = (select crawl from p) from d where d.id = t.id returning t.*)"
                + ", m as (insert into moved select '" + table.table() + "', id from u)"
                + Facts.from(table, "u", "gone", "array['goneAt']", "(select crawl from p)")
                + " select count(*) from u";
    }

    private static String changed(CatalogTable table) {
        return "array_remove(array["
                + join(
                        "",
                        table.content().stream()
                                .map(c -> "case when t." + c + " is distinct from s." + c + " then '" + Facts.camel(c)
                                        + "' end, "))
                + "case when t.gone_at is not null then 'goneAt' end], null)";
    }

    private static String newer(CatalogTable table, String column) {
        String usedAt = table.use().getFirst();
        return "case when coalesce(s." + usedAt + " > coalesce(t." + usedAt + ", '-infinity'), false) then s." + column
                + " else t." + column + " end";
    }

    private static String join(String separator, Stream<String> parts) {
        return parts.collect(Collectors.joining(separator));
    }
}
