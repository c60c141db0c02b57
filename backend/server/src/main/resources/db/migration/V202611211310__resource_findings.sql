-- Policies may be about resources, which have findings and a risk then.
alter table policy drop constraint policy_kind_check;
alter table policy add check (kind in ('credential', 'identity', 'exposure', 'resource'));

alter table resource
    add column open_findings int not null default 0,
    add column risk_score int not null default 0,
    add column risk_factors jsonb not null default '[]';
