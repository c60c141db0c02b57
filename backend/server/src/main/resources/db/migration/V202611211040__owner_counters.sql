-- Live rows by owner. An owner is part of no cell: hundreds of them would make as many cells as there are rows.
create table owner_tally (
    object_kind text   not null,
    owner_name  text,
    n           bigint not null
) with (autovacuum_vacuum_scale_factor = 0.05);

create function tally_owners() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into owner_tally select tg_table_name, owner_name, count(*) from added where gone_at is null group by owner_name;
    elsif tg_op = 'DELETE' then
        insert into owner_tally select tg_table_name, owner_name, -count(*) from removed where gone_at is null group by owner_name;
    else
        insert into owner_tally select tg_table_name, owner_name, sum(d)
            from (select owner_name, gone_at, 1 as d from added union all select owner_name, gone_at, -1 from removed) c
            where gone_at is null group by owner_name having sum(d) <> 0;
    end if;
    return null;
end $$;

create trigger owners_added after insert on credential referencing new table as added
    for each statement execute function tally_owners();
create trigger owners_changed after update on credential referencing new table as added old table as removed
    for each statement execute function tally_owners();
create trigger owners_removed after delete on credential referencing old table as removed
    for each statement execute function tally_owners();
create trigger owners_added after insert on identity referencing new table as added
    for each statement execute function tally_owners();
create trigger owners_changed after update on identity referencing new table as added old table as removed
    for each statement execute function tally_owners();
create trigger owners_removed after delete on identity referencing old table as removed
    for each statement execute function tally_owners();

insert into owner_tally select 'credential', owner_name, count(*) from credential where gone_at is null group by owner_name
    union all select 'identity', owner_name, count(*) from identity where gone_at is null group by owner_name;
