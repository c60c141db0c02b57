-- An index that a condition is answered from also carries what lists are sorted by unless asked otherwise: of many matching rows the
-- first are then found in the index alone. And names carry the cell, so that a prefix is counted there too.
drop index credential_by_name, credential_by_expiry, credential_by_use, credential_by_creation, credential_by_rotation,
    credential_by_first_seen, credential_by_owner, credential_by_exposures, credential_by_findings;
create index credential_by_name on credential (name, id) include (cell, risk_score) where gone_at is null;
create index credential_by_expiry on credential (expires_at, id) include (cell, risk_score) where gone_at is null;
create index credential_by_use on credential (last_used_at, id) include (cell, risk_score) where gone_at is null;
create index credential_by_creation on credential (created_at, id) include (cell, risk_score) where gone_at is null;
create index credential_by_rotation on credential (last_rotated_at, id) include (cell, risk_score) where gone_at is null;
create index credential_by_first_seen on credential (first_seen_at, id) include (cell, risk_score) where gone_at is null;
create index credential_by_owner on credential (owner_name, id) include (cell, risk_score) where gone_at is null;
create index credential_by_exposures on credential (exposure_count, id) include (cell, risk_score)
    where gone_at is null and exposure_count > 0;
create index credential_by_findings on credential (open_findings, id) include (cell, risk_score)
    where gone_at is null and open_findings > 0;
