-- How far the usage events of a scope were handed over, whichever crawl that was in.
create table usage_checkpoint (
    source_id  uuid        not null references source on delete cascade,
    scope_id   text        not null,
    checkpoint text        not null,
    updated_at timestamptz not null default now(),
    primary key (source_id, scope_id)
);

-- Who did what, from where, on each day. An event names its identity and credential as the catalog derives their ids, so a row may be
-- older than the object that it is about.
create table usage_day (
    source_id     uuid        not null,
    identity_id   uuid        not null,
    credential_id uuid,
    service       text        not null,
    action        text        not null,
    -- Empty where the source does not tell.
    region        text        not null,
    network       text        not null,
    day           date        not null,
    calls         bigint      not null,
    denied        bigint      not null,
    failed        bigint      not null,
    first_at      timestamptz not null,
    last_at       timestamptz not null,
    constraint usage_day_key
        unique nulls not distinct (identity_id, day, service, action, region, network, credential_id)
) with (fillfactor = 85);
create index usage_day_of_credential on usage_day (credential_id) where credential_id is not null;
create index usage_day_day on usage_day (day);
create index usage_day_source on usage_day (source_id);

-- Which events were counted; kept for as long as their days, so that an event counts once whenever it comes again.
create table usage_seen (
    day   date not null,
    event uuid not null,
    primary key (day, event)
);

-- What an identity did over all days that are kept.
create view usage_call as
    select md5(concat_ws('|', identity_id, coalesce(credential_id::text, ''), service, action, region, network))::uuid as id,
           identity_id, credential_id, service, action, nullif(region, '') as region, nullif(network, '') as network,
           sum(calls)::bigint as calls, sum(denied)::bigint as denied, sum(failed)::bigint as failed,
           count(*)::bigint as days, min(first_at) as first_at, max(last_at) as last_at
    from usage_day group by identity_id, credential_id, service, action, region, network;
