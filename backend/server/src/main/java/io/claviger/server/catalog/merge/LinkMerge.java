package io.claviger.server.catalog.merge;

import io.claviger.server.catalog.Link;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Writes links, and what follows from them: from both the old and the new end. */
public final class LinkMerge {

    private static final String LINK = """
            with l as materialized (
                select u.*, e.identity_id as old_identity, e.credential_id as old_credential, e.fingerprint
                from unnest(?::uuid[], ?::uuid[], ?::uuid[]) u(id, identity_id, credential_id)
                join exposure e on e.id = u.id
                where (e.identity_id, e.credential_id) is distinct from (u.identity_id, u.credential_id)),
            u as (
                update exposure e set identity_id = l.identity_id, credential_id = l.credential_id, updated_at = now()
                from l where l.id = e.id)
            insert into touched
            select 'identity', x, null from l, unnest(array[l.identity_id, l.old_identity]) x where x is not null
            union all
            select 'credential', x, null from l, unnest(array[l.credential_id, l.old_credential]) x where x is not null
            union all
            select 'exposure', e.id, case when e.id = l.id then 'identity' end from l
            join exposure e on e.fingerprint = l.fingerprint and e.gone_at is null""";

    private LinkMerge() {}

    public static void link(Connection connection, List<Link> links) throws SQLException {
        new Staging(connection);
        Sql.update(
                connection,
                LINK,
                connection.createArrayOf(
                        "uuid", links.stream().map(Link::exposureId).toArray(UUID[]::new)),
                connection.createArrayOf(
                        "uuid", links.stream().map(Link::identityId).toArray(UUID[]::new)),
                connection.createArrayOf(
                        "uuid", links.stream().map(Link::credentialId).toArray(UUID[]::new)));
        Derivation.refresh(connection, null);
    }
}
