-- Keys of this installation, sealed under the key-encryption key that is kept outside the database.
create table installation_key (
    name       text        primary key,
    sealed     bytea       not null,
    created_at timestamptz not null default now()
);
