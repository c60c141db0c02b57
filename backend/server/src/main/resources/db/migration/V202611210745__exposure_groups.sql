-- Where all places of a value are: only in stores of secrets (VAULT), only elsewhere (OPEN), or in both (BOTH).
alter table exposure add column held text not null default 'OPEN';
