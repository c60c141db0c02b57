-- Whose authority a token has: it ends with theirs. Null when it was made on the server's own command line.
alter table api_token add column user_id uuid references app_user on delete set null;
update api_token set user_id = (select id from app_user where lower(app_user.name) = lower(created_by));
create index api_token_user on api_token (user_id) where revoked_at is null;
