-- Policies: those that come with Claviger, as their files say, and those that were written here.
create table policy (
    id          text        primary key,
    title       text        not null,
    kind        text        not null check (kind in ('credential', 'identity', 'exposure')),
    severity    text        not null check (severity in ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW')),
    expression  text        not null,
    description text        not null,
    remedy      text        not null,
    frameworks  jsonb       not null default '[]',
    examples    jsonb       not null default '[]',
    builtin     boolean     not null,
    enabled     boolean     not null default true,
    uses_now    boolean     not null,
    -- grows with every change: the ETag
    revision    bigint      not null default 1,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now()
);

-- One row for one object that breaks, or broke, one policy; its id follows from both. What lists sort and filter by is copied,
-- and stays when the object is gone or the policy deleted.
create table finding (
    id              uuid        primary key,
    policy_id       text        not null,
    policy_title    text        not null,
    severity        text        not null,
    severity_rank   smallint    generated always as (case severity
                                    when 'CRITICAL' then 4 when 'HIGH' then 3 when 'MEDIUM' then 2 else 1 end) stored,
    object_kind     text        not null,
    object_id       uuid        not null,
    object_type     text        not null,
    object_name     text        not null,
    source_id       uuid        not null,
    identity_id     uuid,
    identity_kind   text,
    identity_name   text,
    owner_id        uuid,
    owner_name      text,
    status          text        not null check (status in ('OPEN', 'ACKNOWLEDGED', 'WAIVED', 'RESOLVED')),
    assignee        text,
    evidence        jsonb       not null default '[]',
    risk_score      int         not null default 0,
    waiver_reason   text,
    waiver_approver text,
    waiver_until    timestamptz,
    waived_at       timestamptz,
    opened_at       timestamptz not null default now(),
    resolved_at     timestamptz,
    updated_at      timestamptz not null default now(),
    check (status <> 'WAIVED' or waiver_until is not null)
);
create index finding_object on finding (object_id);
create index finding_identity on finding (identity_id) where identity_id is not null;
create index finding_by_policy on finding (policy_id, status);
create index finding_by_risk on finding (risk_score, id);
create index finding_by_severity on finding (severity_rank, id);
create index finding_by_opening on finding (opened_at, id);
create index finding_by_update on finding (updated_at, id);
create index finding_open on finding (severity, policy_id) where status = 'OPEN';
create index finding_open_risk on finding (risk_score desc, severity_rank desc, id) where status = 'OPEN';
create index finding_resolved on finding (resolved_at) where status = 'RESOLVED';
create index finding_waived on finding (waiver_until) where status = 'WAIVED';
create index finding_words on finding using gin (object_name gin_trgm_ops);

-- What an exposed secret says it belongs to is looked up when an identity or credential of that name appears.
create index exposure_named on exposure (named_identity_external_id, named_identity_kind)
    where gone_at is null and named_identity_kind is not null;
