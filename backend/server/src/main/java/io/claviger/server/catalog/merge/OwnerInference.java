package io.claviger.server.catalog.merge;

import io.claviger.server.database.Sql;
import io.claviger.spi.Observation.Person;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/**
 * What the evidence comes to. Pieces of evidence for one owner are independent witnesses: together they are wrong only if each is,
 * so confidences combine as {@code 1 - product(1 - c)}. The highest wins, and a confirmed owner stays.
 */
final class OwnerInference {

    private static final String DECIDE = """
            with subjects as materialized (
                select distinct e.subject_id from moved m
                cross join lateral (select subject_id from ownership_evidence where id = m.id offset 0) e
                where m.object_kind = 'ownership_evidence'),
            weighed as (
                select e.subject_id, e.owner_id, round((1 - exp(sum(ln(greatest(1 - e.confidence, 1e-9)))))::numeric, 4)::float8 as c
                from subjects s cross join lateral (
                    select * from ownership_evidence o where o.subject_id = s.subject_id and o.gone_at is null offset 0) e
                group by e.subject_id, e.owner_id),
            best as materialized (
                select distinct on (subject_id) subject_id, owner_id, c from weighed order by subject_id, c desc, owner_id),
            decided as (
                insert into ownership as o (subject_id, owner_id, confidence) select subject_id, owner_id, c from best
                on conflict (subject_id) do update set owner_id = excluded.owner_id, confidence = excluded.confidence
                where not o.confirmed and (o.owner_id, o.confidence) is distinct from (excluded.owner_id, excluded.confidence)
                returning subject_id),
            undecided as (
                delete from ownership o using subjects s
                where o.subject_id = s.subject_id and not o.confirmed
                and not exists (select from best b where b.subject_id = s.subject_id)
                returning o.subject_id)
            insert into moved
            select 'ownership', subject_id from decided union all select 'ownership', subject_id from undecided""";

    private OwnerInference() {}

    static void meet(Connection connection, Collection<Person> people) throws SQLException {
        if (people.isEmpty()) {
            return;
        }
        Sql.update(
                connection,
                "insert into owner (id, kind, key, name) select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[])"
                        + " on conflict do nothing",
                people.stream().map(Batch::ownerId).toList(),
                people.stream().map(person -> person.kind().name()).toList(),
                people.stream().map(Person::key).toList(),
                people.stream().map(Person::name).toList());
    }

    /** Weighs the evidence of every subject of which some moved. */
    static void decide(Connection connection) throws SQLException {
        if (Sql.update(connection, DECIDE) > 0) {
            Derivation.touchOwned(connection);
        }
    }
}
