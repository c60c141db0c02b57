create table audit_entry (
    seq            bigint      primary key,
    id             uuid        not null unique,
    at             timestamptz not null,
    actor_kind     text        not null,
    actor_id       uuid,
    actor_name     text        not null,
    action         text        not null,
    object_kind    text        not null,
    object_id      uuid,
    -- json, not jsonb: the text that was hashed is kept to the letter.
    details        json        not null,
    correlation_id text,
    previous       bytea       not null,
    hash           bytea       not null
);
create index audit_entry_at on audit_entry (at desc, seq desc);
create index audit_entry_object on audit_entry (object_kind, object_id);

-- The end of the chain; its row lock puts concurrent writers in line.
create table audit_head (
    one  boolean primary key default true check (one),
    seq  bigint  not null,
    hash bytea   not null
);
insert into audit_head (seq, hash) values (0, decode(repeat('00', 32), 'hex'));

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'The audit log is append-only';
end $$;
create trigger audit_append_only before update or delete on audit_entry for each row execute function audit_is_append_only();
create trigger audit_no_truncate before truncate on audit_entry for each statement execute function audit_is_append_only();
