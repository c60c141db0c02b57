-- Rows that are written before their merge's turn must not make the merge before wait: what it may have to write as well, which is the
-- name of a cell, is written at the turn.
create or replace function tally_changes() returns trigger language plpgsql as $$
declare
    rows text := case tg_op
        when 'INSERT' then 'select *, 1 as d from added'
        when 'DELETE' then 'select *, -1 as d from removed'
        else 'select *, 1 as d from added union all select *, -1 as d from removed' end;
begin
    if tg_op <> 'DELETE' and current_setting('claviger.written_ahead', true) is distinct from 'on' then
        execute format('insert into %1$I select distinct on (cell) cell, %2$s from added a where gone_at is null
                            and not exists (select from %1$I c where c.cell = a.cell) order by cell
                        on conflict do nothing', tg_table_name || '_cell', tg_argv[0]);
    end if;
    execute format('insert into tally select %L, cell, sum(d) from (%s) c where gone_at is null group by cell having sum(d) <> 0',
                   tg_table_name, rows);
    return null;
end $$;

-- Names the cells of rows that were written ahead.
create function meet_cells(of_kind text, ids uuid[]) returns void language plpgsql as $$
declare
    columns text := (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                     where attrelid = (of_kind || '_cell')::regclass and attnum > 0 and not attisdropped);
begin
    execute format('insert into %1$I (%2$s) select distinct on (cell) %2$s from %3$I a where id = any ($1) and gone_at is null
                        and not exists (select from %1$I c where c.cell = a.cell) order by cell
                    on conflict do nothing', of_kind || '_cell', columns, of_kind) using ids;
end $$;
