-- Without the condition on open_findings: those without findings are asked for, too, and where more than half have some, all are counted by
-- those that have none.
drop index credential_by_findings;
create index credential_by_findings on credential (open_findings, id) include (cell, risk_score) where gone_at is null;
