create extension if not exists pg_trgm;

-- Ids of observed objects and edges are derived from what names them (source, kind, external id), so that a reference is an id
-- at once, whichever comes first, and a batch that is written again writes the same rows.
--
-- Columns that every table of observed things has:
--   hash        of what the source tells, without the times of use: equal means that nothing is written
--   scope_no    the scope that sees it; also_scopes are the others. It is gone when the last of them no longer sees it
--   crawl_id    the crawl that wrote this version; valid_from is the begin of the version
--   updated_at  the begin of the writing transaction: pollers hold back what is younger than the oldest open one

create table catalog_scope (
    no        int  generated always as identity primary key,
    source_id uuid not null,
    scope_id  text not null,
    unique (source_id, scope_id)
);

create table identity (
    id                      uuid             primary key,
    source_id               uuid             not null,
    kind                    text             not null,
    external_id             text             not null,
    name                    text             not null,
    status                  text             not null,
    privilege               text,
    seen_environment        text,
    environment             text,
    created_at              timestamptz,
    last_used_at            timestamptz,
    attributes              jsonb            not null default '{}',
    owner_id                uuid,
    owner_name              text,
    owner_confidence        double precision,
    credential_count        int              not null default 0,
    active_credential_count int              not null default 0,
    exposure_count          int              not null default 0,
    consumer_count          int              not null default 0,
    open_findings           int              not null default 0,
    risk_score              int              not null default 0,
    risk_factors            jsonb            not null default '[]',
    hash                    bigint           not null,
    scope_no                int              not null,
    also_scopes             int[],
    crawl_id                uuid,
    first_seen_at           timestamptz      not null default now(),
    updated_at              timestamptz      not null default now(),
    valid_from              timestamptz      not null default now(),
    gone_at                 timestamptz,
    cell bigint generated always as (
        hashtextextended(kind, hashtextextended(status, hashtextextended(coalesce(privilege, ''),
        hashtextextended(coalesce(environment, ''), uuid_hash_extended(source_id, 0)))))) stored
) with (fillfactor = 90);

create table credential (
    id                 uuid             primary key,
    source_id          uuid             not null,
    kind               text             not null,
    external_id        text             not null,
    name               text             not null,
    status             text             not null,
    privilege          text,
    environment        text,
    created_at         timestamptz,
    expires_at         timestamptz,
    last_used_at       timestamptz,
    last_used_from     text,
    last_rotated_at    timestamptz,
    scopes             text[]           not null default '{}',
    attributes         jsonb            not null default '{}',
    identity_id        uuid,
    identity_kind      text,
    identity_external_id text,
    identity_name      text,
    identity_status    text,
    identity_privilege text,
    owner_id           uuid,
    owner_name         text,
    owner_confidence   double precision,
    exposure_count     int              not null default 0,
    consumer_count     int              not null default 0,
    open_findings      int              not null default 0,
    risk_score         int              not null default 0,
    risk_factors       jsonb            not null default '[]',
    hash               bigint           not null,
    scope_no           int              not null,
    also_scopes        int[],
    crawl_id           uuid,
    first_seen_at      timestamptz      not null default now(),
    updated_at         timestamptz      not null default now(),
    valid_from         timestamptz      not null default now(),
    gone_at            timestamptz,
    cell bigint generated always as (
        hashtextextended(kind, hashtextextended(status, hashtextextended(coalesce(privilege, ''),
        hashtextextended(coalesce(environment, ''), hashtextextended(coalesce(identity_kind, ''),
        uuid_hash_extended(source_id, 0))))))) stored
) with (fillfactor = 90);

create table resource (
    id                 uuid        primary key,
    source_id          uuid        not null,
    kind               text        not null,
    external_id        text        not null,
    name               text        not null,
    environment        text,
    parent_id          uuid,
    parent_kind        text,
    parent_external_id text,
    parent_name        text,
    attributes         jsonb       not null default '{}',
    grant_count        int         not null default 0,
    hash               bigint      not null,
    scope_no           int         not null,
    also_scopes        int[],
    crawl_id           uuid,
    first_seen_at      timestamptz not null default now(),
    updated_at         timestamptz not null default now(),
    valid_from         timestamptz not null default now(),
    gone_at            timestamptz,
    cell bigint generated always as (
        hashtextextended(kind, hashtextextended(coalesce(environment, ''), uuid_hash_extended(source_id, 0)))) stored
) with (fillfactor = 90);

create table grant_edge (
    id                 uuid        primary key,
    source_id          uuid        not null,
    subject_id         uuid        not null,
    subject_kind       text        not null,
    subject_external_id text       not null,
    action             text        not null,
    target_id          uuid        not null,
    target_kind        text        not null,
    target_external_id text        not null,
    privilege          text        not null,
    attributes         jsonb       not null default '{}',
    hash               bigint      not null,
    scope_no           int         not null,
    also_scopes        int[],
    crawl_id           uuid,
    first_seen_at      timestamptz not null default now(),
    updated_at         timestamptz not null default now(),
    valid_from         timestamptz not null default now(),
    gone_at            timestamptz
);

create table exposure (
    id                         uuid             primary key,
    source_id                  uuid             not null,
    type                       text             not null,
    provider                   text             not null,
    title                      text             not null,
    severity                   text             not null,
    place_id                   uuid             not null,
    place_kind                 text             not null,
    place_external_id          text             not null,
    resource_id                uuid,
    resource_kind              text,
    resource_external_id       text,
    resource_name              text,
    location                   text             not null,
    version                    text,
    current                    boolean          not null,
    author                     text,
    written_at                 timestamptz,
    line                       int              not null,
    column_no                  int              not null,
    end_line                   int              not null,
    end_column_no              int              not null,
    fingerprint                text             not null,
    preview                    text             not null,
    length                     int              not null,
    verdict                    text             not null,
    confidence                 double precision not null,
    because                    jsonb            not null default '[]',
    named_identity_kind        text,
    named_identity_external_id text,
    attributes                 jsonb            not null default '{}',
    credential_id              uuid,
    credential_name            text,
    credential_status          text,
    identity_id                uuid,
    identity_kind              text,
    identity_name              text,
    owner_id                   uuid,
    owner_name                 text,
    owner_confidence           double precision,
    place_count                int              not null default 1,
    identity_count             int              not null default 0,
    open_findings              int              not null default 0,
    risk_score                 int              not null default 0,
    risk_factors               jsonb            not null default '[]',
    hash                       bigint           not null,
    scope_no                   int              not null,
    also_scopes                int[],
    crawl_id                   uuid,
    first_seen_at              timestamptz      not null default now(),
    updated_at                 timestamptz      not null default now(),
    valid_from                 timestamptz      not null default now(),
    gone_at                    timestamptz,
    cell bigint generated always as (
        hashtextextended(type, hashtextextended(provider, hashtextextended(severity, hashtextextended(verdict,
        hashtextextended(case when current then 't' else 'f' end, uuid_hash_extended(source_id, 0))))))) stored
) with (fillfactor = 90);

create table consumer (
    id               uuid        primary key,
    source_id        uuid        not null,
    kind             text        not null,
    external_id      text        not null,
    name             text        not null,
    uses_id          uuid        not null,
    uses_kind        text        not null,
    uses_external_id text        not null,
    last_seen_at     timestamptz,
    attributes       jsonb       not null default '{}',
    hash             bigint      not null,
    scope_no         int         not null,
    also_scopes      int[],
    crawl_id         uuid,
    first_seen_at    timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    valid_from       timestamptz not null default now(),
    gone_at          timestamptz
);

create table owner (
    id         uuid        primary key,
    kind       text        not null check (kind in ('PERSON', 'TEAM')),
    key        text        not null unique,
    name       text        not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index owner_by_name on owner (name, id);

create table ownership_evidence (
    id                  uuid             primary key,
    source_id           uuid             not null,
    subject_id          uuid             not null,
    subject_kind        text             not null,
    subject_external_id text             not null,
    owner_id            uuid             not null,
    evidence            text             not null,
    confidence          double precision not null,
    at                  timestamptz,
    hash                bigint           not null,
    scope_no            int              not null,
    also_scopes         int[],
    crawl_id            uuid,
    first_seen_at       timestamptz      not null default now(),
    updated_at          timestamptz      not null default now(),
    valid_from          timestamptz      not null default now(),
    gone_at             timestamptz
);

-- What the evidence comes to, per subject (an identity, a credential, an exposure, a resource or a place of text). One that a
-- person confirmed is not moved by evidence.
create table ownership (
    subject_id   uuid             primary key,
    owner_id     uuid             not null references owner,
    confidence   double precision not null,
    confirmed    boolean          not null default false,
    confirmed_by text,
    confirmed_at timestamptz
);
create index ownership_owner on ownership (owner_id);

-- The closed versions. Together with the row itself, any object can be read as it was.
create table history (
    id          bigint      generated always as identity primary key,
    object_kind text        not null,
    object_id   uuid        not null,
    valid_from  timestamptz not null,
    valid_to    timestamptz not null,
    snapshot    jsonb       not null,
    changed     text[]      not null,
    crawl_id    uuid
);
create index history_object on history (object_id, valid_to desc);
create index history_time on history (object_kind, valid_to);

-- What a running crawl has seen in a scope, a row a batch, written in the batch's transaction: it survives whatever kills the
-- worker or the database, and only what is in here is ever spared from being marked gone.
create table crawl_seen (
    crawl_id    uuid   not null,
    scope_no    int    not null,
    object_kind text   not null,
    ids         uuid[] not null
);
create index crawl_seen_scope on crawl_seen (crawl_id, scope_no);

-- The same secret at the same place in older versions. Kept until the scope ends: only then is it known that the version in the
-- catalog was not seen any more.
create table exposure_candidate (
    crawl_id uuid   not null,
    scope_no int    not null,
    id       uuid   not null,
    hash     bigint not null,
    seen     jsonb  not null,
    primary key (crawl_id, scope_no, id)
);
