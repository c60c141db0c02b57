-- Names of live credentials with their cells, beside the wide rows: counting a common word goes through all names, and these are a
-- tenth of the pages and are not touched when a score changes. Kept by the database itself, so that no writer can forget it.
create table credential_name (
    id   uuid   primary key,
    cell bigint not null,
    name text   not null
);

create function keep_names() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into credential_name select id, cell, name from added where gone_at is null;
    elsif tg_op = 'DELETE' then
        delete from credential_name n using removed r where n.id = r.id;
    else
        delete from credential_name n using added a where n.id = a.id and a.gone_at is not null;
        insert into credential_name
            select a.id, a.cell, a.name from added a join removed r on r.id = a.id
            where a.gone_at is null and (r.gone_at is not null or r.cell <> a.cell or r.name <> a.name)
            on conflict (id) do update set cell = excluded.cell, name = excluded.name;
    end if;
    return null;
end $$;

create trigger names_added after insert on credential referencing new table as added
    for each statement execute function keep_names();
create trigger names_changed after update on credential referencing new table as added old table as removed
    for each statement execute function keep_names();
create trigger names_removed after delete on credential referencing old table as removed
    for each statement execute function keep_names();

insert into credential_name select id, cell, name from credential where gone_at is null;

-- Ordered as lists are unless asked otherwise, so that the first page of those with so many findings is read off.
drop index credential_by_findings;
create index credential_by_findings on credential (open_findings, risk_score, id) include (cell) where gone_at is null;
