-- Facts are written once, read once and never searched.
alter table outbox drop constraint outbox_data_check;
alter table outbox alter column data type json using data::json;
alter table outbox add check (octet_length(data::text) <= 900000);
