-- Facts on their way to Kafka, written in the transaction of the change they tell of.
create table outbox (
    seq     bigint      generated always as identity primary key,
    id      uuid        not null default uuidv7(),
    -- Decides when a fact may leave: only when no older transaction can still commit.
    xact    xid8        not null default pg_current_xact_id(),
    topic   text        not null,
    key     text        not null,
    type    text        not null,
    subject uuid        not null,
    time    timestamptz not null default now(),
    data    jsonb       not null check (octet_length(data::text) <= 900000)
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000);

-- Which facts a consumer has already acted on, in the transaction of what it did.
create table inbox (
    consumer    text        not null,
    fact        uuid        not null,
    received_at timestamptz not null default now(),
    primary key (consumer, fact)
);
create index inbox_received_at on inbox (received_at);

-- Facts that one consumer could not take after many attempts: put aside, never dropped.
create table dead_fact (
    consumer text        not null,
    fact     uuid        not null,
    envelope jsonb       not null,
    reason   text        not null,
    at       timestamptz not null default now(),
    primary key (consumer, fact)
);
