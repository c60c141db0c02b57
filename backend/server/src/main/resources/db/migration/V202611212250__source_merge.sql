-- Merges of a source are counted, and whoever counts holds the row until it commits: so they come one after the other, and a batch
-- that was compared before its turn knows whether anything was merged since.
create table source_merge (
    source_id uuid   primary key,
    merges    bigint not null,
    scope_no  int
);
