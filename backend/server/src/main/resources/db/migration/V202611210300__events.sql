-- Facts on their way to Kafka, written in the transaction of the change they tell of.
create table outbox (
    -- The order in which facts leave. Write the fact after the change, while the changed row is locked.
    seq     bigint      generated always as identity primary key,
    id      uuid        not null default uuidv7(),
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
