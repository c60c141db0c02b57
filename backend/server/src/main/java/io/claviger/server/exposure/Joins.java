package io.claviger.server.exposure;

import io.claviger.server.catalog.Link;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Finds whose an exposed secret is: the one identity or credential of the kind and name that the secret itself tells. When several
 * sources have it, the host in the secret decides, or nothing does: a wrong join would be worse than none.
 */
@ApplicationScoped
class Joins {
    // a source is at a host when it has a resource of that name, such as the cluster db.internal:5432
    private static final String FIND = """
            with e as (
                select id, named_identity_kind as kind, named_identity_external_id as name,
                    lower(split_part(attributes->>'host', ':', 1)) as host
                from exposure where id = any(?) and gone_at is null and named_identity_kind is not null),
            found as (
                select e.id, i.id as identity_id, null::uuid as credential_id, i.source_id, e.host
                from e join identity i on i.external_id = e.name and i.kind = e.kind and i.gone_at is null
                union all
                select e.id, c.identity_id, c.id, c.source_id, e.host
                from e join credential c on c.external_id = e.name and c.kind = e.kind and c.gone_at is null),
            placed as (
                select f.*, f.host is not null and exists (select from resource r where r.source_id = f.source_id
                    and r.parent_id is null and r.gone_at is null and lower(split_part(r.external_id, ':', 1)) = f.host) as at_host
                from found f),
            counted as (
                select p.*, count(*) over (partition by id) as many,
                    count(*) filter (where at_host) over (partition by id) as many_there
                from placed p),
            one as (select * from counted where many = 1 or (at_host and many_there = 1))
            select e.id, o.identity_id, coalesce(o.credential_id, (
                select min(c.id::text)::uuid from credential c where c.identity_id = o.identity_id and c.gone_at is null
                having count(*) = 1)) as credential_id
            from e left join one o on o.id = e.id""";

    /** Long enough that equal values are the same secret, and not two people's same bad password. */
    private static final int TELLING = 16;

    private static final String INHERITED = """
            select e.id, s.identity_id, s.credential_id
            from exposure e left join lateral (
                select min(o.identity_id::text)::uuid as identity_id,
                    case when count(distinct o.credential_id) = 1 then min(o.credential_id::text)::uuid end as credential_id
                from exposure o where o.fingerprint = e.fingerprint and o.gone_at is null
                    and o.named_identity_kind is not null and o.identity_id is not null
                having count(distinct o.identity_id) = 1) s on true
            where e.fingerprint in (select fingerprint from exposure where id = any(?)) and e.gone_at is null
                and e.named_identity_kind is null and e.length >= ?""";

    private static final String NAMING = """
            select e.id from exposure e join identity i on e.named_identity_external_id = i.external_id
                and e.named_identity_kind = i.kind where i.id = any(?) and e.gone_at is null
            union
            select e.id from exposure e join credential c on e.named_identity_external_id = c.external_id
                and e.named_identity_kind = c.kind where c.id = any(?) and e.gone_at is null
            union
            select e.id from exposure e join credential c on e.identity_id = c.identity_id
                where c.id = any(?) and e.gone_at is null and e.named_identity_kind is not null""";

    private final Database database;

    Joins(Database database) {
        this.database = database;
    }

    /** Whose these exposures are, for each that names something. */
    List<Link> of(Collection<UUID> exposureIds) {
        return exposureIds.isEmpty()
                ? List.of()
                : database.query(
                        FIND,
                        row -> new Link(
                                row.getObject("id", UUID.class),
                                Sql.uuid(row, "identity_id"),
                                Sql.uuid(row, "credential_id")),
                        exposureIds);
    }

    /** Whose these values are by their fingerprint: a place that does not say whose its value is takes it from one that does. */
    List<Link> inherited(Collection<UUID> exposureIds) {
        return exposureIds.isEmpty()
                ? List.of()
                : database.query(
                        INHERITED,
                        row -> new Link(
                                row.getObject("id", UUID.class),
                                Sql.uuid(row, "identity_id"),
                                Sql.uuid(row, "credential_id")),
                        exposureIds,
                        TELLING);
    }

    /** The exposures that name one of these identities or credentials, or are joined to its identity. */
    List<UUID> naming(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : database.query(NAMING, row -> row.getObject(1, UUID.class), ids, ids, ids);
    }
}
