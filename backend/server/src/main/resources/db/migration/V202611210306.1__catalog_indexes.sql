-- A list is served from one of these: its sort, or its one selective condition. Those for lists leave out what is gone, and
-- carry the cell, so that a total and all facets are one index-only pass.

create index credential_cells on credential (cell, risk_score, id) where gone_at is null;
create index credential_by_risk on credential (risk_score, id) include (cell) where gone_at is null;
create index credential_by_name on credential (name, id) where gone_at is null;
create index credential_by_expiry on credential (expires_at, id) include (cell) where gone_at is null;
create index credential_by_use on credential (last_used_at, id) include (cell) where gone_at is null;
create index credential_by_creation on credential (created_at, id) include (cell) where gone_at is null;
create index credential_by_rotation on credential (last_rotated_at, id) include (cell) where gone_at is null;
create index credential_by_first_seen on credential (first_seen_at, id) include (cell) where gone_at is null;
create index credential_by_owner on credential (owner_name, id) include (cell) where gone_at is null;
create index credential_by_exposures on credential (exposure_count, id) include (cell) where gone_at is null and exposure_count > 0;
create index credential_by_findings on credential (open_findings, id) include (cell) where gone_at is null and open_findings > 0;
create index credential_by_update on credential (updated_at, id);
create index credential_external_id on credential (external_id);
-- By what they belong to. The condition is that of every count over them, so that an index alone answers it.
create index credential_identity on credential (identity_id, status) where gone_at is null;
create index credential_scope on credential (scope_no) where gone_at is null;
create index credential_words on credential using gin (name gin_trgm_ops) where gone_at is null;

create index identity_cells on identity (cell, risk_score, id) where gone_at is null;
create index identity_by_risk on identity (risk_score, id) include (cell) where gone_at is null;
create index identity_by_name on identity (name, id) where gone_at is null;
create index identity_by_use on identity (last_used_at, id) include (cell) where gone_at is null;
create index identity_by_creation on identity (created_at, id) include (cell) where gone_at is null;
create index identity_by_owner on identity (owner_name, id) include (cell) where gone_at is null;
create index identity_by_update on identity (updated_at, id);
create index identity_external_id on identity (external_id);
create index identity_scope on identity (scope_no) where gone_at is null;
create index identity_words on identity using gin (name gin_trgm_ops) where gone_at is null;

create index resource_cells on resource (cell, name, id) where gone_at is null;
create index resource_by_name on resource (name, id) where gone_at is null;
create index resource_by_update on resource (updated_at, id);
create index resource_parent on resource (parent_id) where gone_at is null;
create index resource_scope on resource (scope_no) where gone_at is null;
create index resource_words on resource using gin (name gin_trgm_ops) where gone_at is null;

create index exposure_cells on exposure (cell, risk_score, id) where gone_at is null;
create index exposure_by_risk on exposure (risk_score, id) include (cell) where gone_at is null;
create index exposure_by_first_seen on exposure (first_seen_at, id) include (cell) where gone_at is null;
create index exposure_by_location on exposure (location, id) where gone_at is null;
create index exposure_by_update on exposure (updated_at, id);
create index exposure_fingerprint on exposure (fingerprint) where gone_at is null;
create index exposure_place on exposure (place_id) where gone_at is null;
create index exposure_resource on exposure (resource_id) where gone_at is null;
create index exposure_credential on exposure (credential_id) where gone_at is null;
create index exposure_identity on exposure (identity_id) where gone_at is null;
create index exposure_scope on exposure (scope_no) where gone_at is null;
create index exposure_words on exposure using gin (location gin_trgm_ops) where gone_at is null;

create index grant_edge_subject on grant_edge (subject_id, id) where gone_at is null;
create index grant_edge_target on grant_edge (target_id, id) where gone_at is null;
create index grant_edge_scope on grant_edge (scope_no) where gone_at is null;
create index consumer_uses on consumer (uses_id, id) where gone_at is null;
create index consumer_scope on consumer (scope_no) where gone_at is null;
create index ownership_evidence_subject on ownership_evidence (subject_id) where gone_at is null;
create index ownership_evidence_scope on ownership_evidence (scope_no) where gone_at is null;

-- Live rows by cell: a cell is one combination of the values that facets count. Kept by the database itself, so that no writer
-- can forget it. A statement adds its differences; the Reconciler folds them into one row a cell.
create table tally (
    object_kind text   not null,
    cell        bigint not null,
    n           bigint not null
) with (autovacuum_vacuum_scale_factor = 0.05);
create index tally_cell on tally (object_kind, cell);

create table credential_cell (cell bigint primary key, kind text, status text, privilege text, environment text, identity_kind text, source_id uuid);
create table identity_cell (cell bigint primary key, kind text, status text, privilege text, environment text, source_id uuid);
create table resource_cell (cell bigint primary key, kind text, environment text, source_id uuid);
create table exposure_cell (cell bigint primary key, type text, provider text, severity text, verdict text, current boolean, source_id uuid);

create function tally_changes() returns trigger language plpgsql as $$
declare
    rows text := case tg_op
        when 'INSERT' then 'select *, 1 as d from added'
        when 'DELETE' then 'select *, -1 as d from removed'
        else 'select *, 1 as d from added union all select *, -1 as d from removed' end;
begin
    if tg_op <> 'DELETE' then
        execute format('insert into %1$I select distinct on (cell) cell, %2$s from added a where gone_at is null
                            and not exists (select from %1$I c where c.cell = a.cell) order by cell
                        on conflict do nothing', tg_table_name || '_cell', tg_argv[0]);
    end if;
    execute format('insert into tally select %L, cell, sum(d) from (%s) c where gone_at is null group by cell having sum(d) <> 0',
                   tg_table_name, rows);
    return null;
end $$;

create trigger tally_added after insert on credential referencing new table as added
    for each statement execute function tally_changes('kind, status, privilege, environment, identity_kind, source_id');
create trigger tally_changed after update on credential referencing new table as added old table as removed
    for each statement execute function tally_changes('kind, status, privilege, environment, identity_kind, source_id');
create trigger tally_removed after delete on credential referencing old table as removed
    for each statement execute function tally_changes('kind, status, privilege, environment, identity_kind, source_id');
create trigger tally_added after insert on identity referencing new table as added
    for each statement execute function tally_changes('kind, status, privilege, environment, source_id');
create trigger tally_changed after update on identity referencing new table as added old table as removed
    for each statement execute function tally_changes('kind, status, privilege, environment, source_id');
create trigger tally_removed after delete on identity referencing old table as removed
    for each statement execute function tally_changes('kind, status, privilege, environment, source_id');
create trigger tally_added after insert on resource referencing new table as added
    for each statement execute function tally_changes('kind, environment, source_id');
create trigger tally_changed after update on resource referencing new table as added old table as removed
    for each statement execute function tally_changes('kind, environment, source_id');
create trigger tally_removed after delete on resource referencing old table as removed
    for each statement execute function tally_changes('kind, environment, source_id');
create trigger tally_added after insert on exposure referencing new table as added
    for each statement execute function tally_changes('type, provider, severity, verdict, current, source_id');
create trigger tally_changed after update on exposure referencing new table as added old table as removed
    for each statement execute function tally_changes('type, provider, severity, verdict, current, source_id');
create trigger tally_removed after delete on exposure referencing old table as removed
    for each statement execute function tally_changes('type, provider, severity, verdict, current, source_id');

create index identity_also on identity using gin (also_scopes) where also_scopes is not null;
create index credential_also on credential using gin (also_scopes) where also_scopes is not null;
create index resource_also on resource using gin (also_scopes) where also_scopes is not null;
create index exposure_also on exposure using gin (also_scopes) where also_scopes is not null;
create index grant_edge_also on grant_edge using gin (also_scopes) where also_scopes is not null;
create index consumer_also on consumer using gin (also_scopes) where also_scopes is not null;
create index ownership_evidence_also on ownership_evidence using gin (also_scopes) where also_scopes is not null;
