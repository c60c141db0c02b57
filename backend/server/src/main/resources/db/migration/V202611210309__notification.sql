create table channel (
    id             uuid        primary key default uuidv7(),
    name           text        not null unique,
    kind           text        not null check (kind in ('slack-webhook', 'standard-webhook')),
    -- The URL and the signing secrets: whoever has them can write to the chat, or pretend to be us.
    sealed_target  bytea       not null,
    shown_url      text        not null,
    enabled        boolean     not null default true,
    health         text        not null default 'UNKNOWN' check (health in ('UNKNOWN', 'OK', 'FAILING', 'GONE')),
    health_detail  text,
    failures       int         not null default 0,
    last_attempt_at timestamptz,
    -- Nothing is sent before: the other side asked for patience, or keeps failing.
    paused_until   timestamptz,
    -- One sender at a time writes to a chat.
    sending_until  timestamptz,
    version        bigint      not null default 1,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now()
);

create table route (
    id         uuid        primary key default uuidv7(),
    name       text        not null unique,
    -- Empty: everything.
    filter     text        not null,
    enabled    boolean     not null default true,
    version    bigint      not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table route_channel (
    route_id   uuid not null references route on delete cascade,
    channel_id uuid not null references channel on delete cascade,
    primary key (route_id, channel_id)
);

create table delivery (
    id              uuid        primary key default uuidv7(),
    channel_id      uuid        not null references channel on delete cascade,
    route_id        uuid        references route on delete set null,
    event_id        uuid        not null,
    event_type      text        not null,
    -- The CloudEvent as it was, so that a message can be sent again when its object is gone.
    event           jsonb       not null,
    state           text        not null default 'PENDING' check (state in ('PENDING', 'RETRYING', 'DELIVERED', 'FAILED')),
    attempts        int         not null default 0,
    -- Attempts since it was made or replayed: what the schedule of retries counts.
    tries           int         not null default 0,
    next_attempt_at timestamptz default now(),
    -- Deliveries that went out as one message have the same.
    message_id      uuid,
    delivered_at    timestamptz,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    -- However often a fact arrives, a channel is told once.
    unique (event_id, channel_id)
) with (fillfactor = 80);

create index delivery_newest on delivery (created_at desc, id desc);
create index delivery_updated on delivery (updated_at, id);
create index delivery_due on delivery (channel_id, next_attempt_at) where state in ('PENDING', 'RETRYING');
create index delivery_sent on delivery (channel_id, delivered_at) where state = 'DELIVERED';

create table delivery_attempt (
    delivery_id     uuid        not null references delivery on delete cascade,
    number          int         not null,
    at              timestamptz not null,
    status          int,
    detail          text        not null,
    duration_millis bigint      not null,
    primary key (delivery_id, number)
);

-- Sources whose crawls fail, so that a chat is told once and not at every crawl.
create table crawl_trouble (
    source_id uuid        primary key,
    since     timestamptz not null default now()
);
