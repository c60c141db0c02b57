-- What the policies of an account come to for one identity, decided together with all others: a row only where they were.
create table access_verdict (
    identity_id     uuid        primary key,
    administrator   boolean     not null,
    escalates       boolean     not null,
    path            text,
    taken_by_anyone boolean     not null,
    strangers       text,
    problems        text[]      not null default '{}',
    reviewed_at     timestamptz not null default now()
);
