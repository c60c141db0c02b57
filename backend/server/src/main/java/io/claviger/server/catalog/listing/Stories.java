package io.claviger.server.catalog.listing;

/** A sentence of what an exposed secret opens: whose key it is, where, what that may do, when it was used, who owns it. */
public final class Stories {

    private static final String OF_EXPOSURE = """
            (select concat_ws(', ',
                coalesce(replace(nullif(split_part(sc.kind, '.', 2), ''), '-', ' '), 'secret') || ' of '
                    || replace(coalesce(nullif(split_part(si.kind, '.', 2), ''), si.kind), '-', ' ') || ' ' || si.name
                    || ' in ' || coalesce('account ' || (si.attributes->>'account') || ' of ', '')
                    || coalesce(ss.name, 'a source that is gone'),
                coalesce(
                    (select 'admin on ' || string_agg(n.name, ', ' order by n.name) || case when max(n.many) > 3 then ' and more' else '' end
                        from (select distinct coalesce(sr.name, g.target_external_id) as name, count(*) over () as many
                            from grant_edge g left join resource sr on sr.id = g.target_id
                            where g.subject_id = si.id and g.privilege = 'ADMIN' and g.gone_at is null order by 1 limit 3) n
                        having count(*) > 0),
                    case si.privilege when 'ADMIN' then 'admin' when 'WRITE' then 'may write' when 'READ' then 'may read'
                        when 'NONE' then 'may do nothing' end),
                (select case when days is null then 'not known to be in use' when days <= 0 then 'in use within the last day'
                        when days = 1 then 'last used a day ago' else 'last used ' || days || ' days ago' end
                    from (select extract(day from now() - coalesce(sc.last_used_at, si.last_used_at))::int as days) used),
                coalesce('owner ' || coalesce(sc.owner_name, si.owner_name), 'no owner'))
            from identity si left join source ss on ss.id = si.source_id left join credential sc on sc.id = {e}.credential_id
            where si.id = {e}.identity_id)""";

    private Stories() {}

    /** SQL for the sentence; null while nobody knows whose it is. */
    public static String of(String exposureAlias) {
        return OF_EXPOSURE.replace("{e}", exposureAlias);
    }
}
