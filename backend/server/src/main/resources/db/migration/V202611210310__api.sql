-- What was answered to a request with an Idempotency-Key, for 24 hours. The answer is sealed: it may hold a new token.
create table idempotent_answer (
    principal    text        not null,
    key          text        not null,
    request      text        not null,
    request_hash bytea       not null,
    status       int,
    headers      jsonb,
    sealed_body  bytea,
    created_at   timestamptz not null default now(),
    primary key (principal, key)
);
create index idempotent_answer_created on idempotent_answer (created_at);

create table operation (
    id         uuid        primary key default uuidv7(),
    kind       text        not null,
    subject    uuid        not null,
    created_by text        not null,
    created_at timestamptz not null default now()
);
create unique index operation_subject on operation (kind, subject);
