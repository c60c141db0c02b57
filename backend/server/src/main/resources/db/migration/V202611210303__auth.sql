create table app_user (
    id                   uuid        primary key default uuidv7(),
    name                 text        not null,
    role                 text        not null,
    password_hash        text        not null,
    must_change_password boolean     not null,
    disabled             boolean     not null default false,
    version              int         not null default 0,
    created_at           timestamptz not null default now(),
    updated_at           timestamptz not null default now(),
    last_signed_in_at    timestamptz
);
create unique index app_user_name on app_user (lower(name));

create table user_session (
    id           uuid        primary key default uuidv7(),
    token_hash   bytea       not null unique,
    user_id      uuid        not null references app_user on delete cascade,
    created_at   timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    expires_at   timestamptz not null
);
create index user_session_user on user_session (user_id);

create table api_token (
    id           uuid        primary key default uuidv7(),
    name         text        not null,
    role         text        not null,
    token_hash   bytea       not null unique,
    preview      text        not null,
    created_by   text        not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index api_token_created on api_token (created_at desc, id desc);

create table sign_in_throttle (
    subject       text        primary key,
    failures      int         not null,
    last_failed_at timestamptz not null,
    blocked_until timestamptz
);
