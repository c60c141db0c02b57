create sequence job_fence;

create table job (
    id               uuid        primary key default uuidv7(),
    kind             text        not null,
    key              text        not null,
    payload          jsonb       not null default '{}',
    priority         int         not null default 0,
    state            text        not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    run_at           timestamptz not null default now(),
    every_millis     bigint,
    attempt          int         not null default 0,
    -- Grows with every lease: a writer that holds an older one has lost the job.
    fence            bigint      not null default 0,
    leased_by        text,
    lease_until      timestamptz,
    cancel_requested boolean     not null default false,
    reason           text,
    created_at       timestamptz not null default now(),
    ended_at         timestamptz
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);

create unique index job_unfinished on job (kind, key) where state in ('QUEUED', 'RUNNING');
create index job_due on job (kind, priority desc, run_at) where state in ('QUEUED', 'RUNNING');
create index job_ended on job (ended_at) where ended_at is not null;
