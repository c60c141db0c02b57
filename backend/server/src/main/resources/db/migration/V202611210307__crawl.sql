create table crawl (
    id         uuid        primary key default uuidv7(),
    source_id  uuid        not null references source on delete cascade,
    state      text        not null default 'QUEUED'
                           check (state in ('QUEUED', 'RUNNING', 'COMPLETE', 'PARTIAL', 'FAILED', 'CANCELLED')),
    category   text,
    message    text,
    remedy     text,
    attempts   int         not null default 0,
    -- Grows with every change that a reader can see; the sum over the crawl and its scopes numbers the event stream.
    version    bigint      not null default 1,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    ended_at   timestamptz,
    updated_at timestamptz not null default now()
);
create unique index crawl_unfinished on crawl (source_id) where state in ('QUEUED', 'RUNNING');
create index crawl_source on crawl (source_id, created_at desc, id desc);
create index crawl_created on crawl (created_at desc, id desc);

create table crawl_scope (
    crawl_id     uuid        not null references crawl on delete cascade,
    scope_id     text        not null,
    name         text        not null,
    state        text        not null default 'PENDING' check (state in ('PENDING', 'RUNNING', 'COMPLETE', 'PARTIAL', 'FAILED')),
    category     text,
    message      text,
    remedy       text,
    done         bigint      not null default 0,
    total        bigint,
    observations bigint      not null default 0,
    discovered   bigint      not null default 0,
    changed      bigint      not null default 0,
    gone         bigint      not null default 0,
    problems     bigint      not null default 0,
    -- A problem hid objects: the scope cannot be complete, even if its crawl goes on from a checkpoint.
    hidden       boolean     not null default false,
    attempts     int         not null default 0,
    -- Stored in the transaction of the batch it stands for.
    checkpoint   text,
    version      bigint      not null default 1,
    started_at   timestamptz,
    ended_at     timestamptz,
    primary key (crawl_id, scope_id)
) with (fillfactor = 70);

-- The first problems of a scope, enough for a person to act on; crawl_scope.problems counts all.
create table crawl_problem (
    id       uuid not null default uuidv7() primary key,
    crawl_id uuid not null references crawl on delete cascade,
    scope_id text not null,
    category text not null,
    subject  text not null,
    message  text not null,
    remedy   text,
    unique (crawl_id, scope_id, category, subject, message)
);
