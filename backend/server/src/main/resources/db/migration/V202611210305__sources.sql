create table source (
    id             uuid        primary key default uuidv7(),
    name           text        not null,
    connector      text        not null,
    -- Without the secret settings: those are sealed, as one JSON object, with the row's identity as associated data.
    settings       jsonb       not null,
    sealed_secrets bytea,
    environment    text,
    schedule       text,
    enabled        boolean     not null default true,
    version        bigint      not null default 1,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now()
);
create unique index source_name on source (lower(name));
