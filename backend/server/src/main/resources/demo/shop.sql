-- The database `shop` of a web shop that grew for eight years. Run once, as the superuser, in the database shop.
-- {password:ROLE} becomes a password made on this machine; {time:-30} a time so many days from now.

-- Groups
create role shop_readers nologin;
comment on role shop_readers is 'Read access to the shop. team: platform';
create role shop_writers nologin;
comment on role shop_writers is 'Write access to orders and stock. team: platform';
create role shop_owner nologin;
comment on role shop_owner is 'Owns the tables; migrations become it. team: platform';
create role reporting nologin;
grant pg_read_all_data to reporting;
comment on role reporting is 'Reads everything, everywhere. owner: data@shop.example';
create role oncall nologin;
grant pg_monitor, pg_signal_backend to oncall;

-- Schemas and tables
create schema orders authorization shop_owner;
create schema customers authorization shop_owner;
create schema payments authorization shop_owner;
create schema stock authorization shop_owner;
create schema analytics authorization shop_owner;
set role shop_owner;
create table customers.customer (id bigint generated always as identity primary key, email text not null unique, name text not null, created_at timestamptz not null default now());
create table customers.address (id bigint generated always as identity primary key, customer_id bigint not null references customers.customer, street text, city text, country text);
create table orders.orders (id bigint generated always as identity primary key, customer_id bigint not null, total_cents bigint not null, state text not null default 'NEW', placed_at timestamptz not null default now());
create table orders.line (order_id bigint not null references orders.orders, sku text not null, quantity int not null, price_cents bigint not null, primary key (order_id, sku));
create table payments.payment (id bigint generated always as identity primary key, order_id bigint not null, provider text not null, amount_cents bigint not null, captured_at timestamptz);
create table payments.refund (id bigint generated always as identity primary key, payment_id bigint not null references payments.payment, amount_cents bigint not null, reason text);
create table stock.item (sku text primary key, name text not null, on_hand int not null default 0);
create table stock.movement (id bigint generated always as identity primary key, sku text not null references stock.item, delta int not null, at timestamptz not null default now());
create table analytics.daily_sales (day date primary key, orders int not null, revenue_cents bigint not null);
reset role;
grant usage on schema orders, customers, payments, stock, analytics to shop_readers;
grant select on all tables in schema orders, customers, stock, analytics to shop_readers;
grant usage on schema orders, stock to shop_writers;
grant select, insert, update on all tables in schema orders, stock to shop_writers;

-- Services that are as they should be: narrow, owned, with an end
create role orders_app login password '{password:orders_app}' valid until '{time:60}' connection limit 20 in role shop_writers;
comment on role orders_app is 'Orders service. team: orders';
create role checkout_app login password '{password:checkout_app}' valid until '{time:45}' connection limit 20 in role shop_writers;
grant usage on schema customers to checkout_app;
grant select on all tables in schema customers to checkout_app;
comment on role checkout_app is 'Checkout service. team: checkout';
create role stock_app login password '{password:stock_app}' valid until '{time:80}' connection limit 10;
grant usage on schema stock to stock_app;
grant select, insert, update on all tables in schema stock to stock_app;
comment on role stock_app is 'Warehouse service. team: warehouse';
create role search_indexer login password '{password:search_indexer}' valid until '{time:30}' connection limit 4 in role shop_readers;
comment on role search_indexer is 'Feeds the search index. team: search';
create role payments_app login password '{password:payments_app}' valid until '{time:9}' connection limit 20;
grant usage on schema payments, orders to payments_app;
grant select, insert, update on all tables in schema payments to payments_app;
grant select on orders.orders to payments_app;
comment on role payments_app is 'Payments API. owner: payments@shop.example';
create role fraud_scoring login password '{password:fraud_scoring}' valid until '{time:5}' in role shop_readers;
grant usage on schema payments to fraud_scoring;
grant select on all tables in schema payments to fraud_scoring;
comment on role fraud_scoring is 'Fraud model, nightly. owner: risk@shop.example';

-- Services that nobody has looked at for a while: no end, no owner
create role newsletter login password '{password:newsletter}';
grant usage on schema customers to newsletter;
grant select on all tables in schema customers to newsletter;
create role recommendations login password '{password:recommendations}' in role shop_readers;
create role loyalty_app login password '{password:loyalty_app}' in role shop_readers;
comment on role loyalty_app is 'Loyalty points, since 2019';
create role returns_portal login password '{password:returns_portal}' in role shop_writers;
create role gift_cards login password '{password:gift_cards}' in role shop_writers;
create role price_sync login password '{password:price_sync}' valid until 'infinity';
grant usage on schema stock to price_sync;
grant select, update on stock.item to price_sync;
create role carrier_webhook login password '{password:carrier_webhook}' valid until 'infinity';
grant usage on schema orders to carrier_webhook;
grant select, update on orders.orders to carrier_webhook;
create role mobile_backend login password '{password:mobile_backend}' in role shop_readers, shop_writers;
comment on role mobile_backend is 'team: mobile';
create role image_resizer login password '{password:image_resizer}';
create role feature_flags login password '{password:feature_flags}' in role shop_readers;

-- Reporting and tools
create role grafana_ro login password '{password:grafana_ro}' in role reporting;
comment on role grafana_ro is 'Dashboards. team: platform';
create role metabase login password '{password:metabase}' in role reporting;
create role looker_prod login password '{password:looker_prod}' in role reporting;
comment on role looker_prod is 'BI vendor. owner: data@shop.example';
create role reporting_etl login password '{password:reporting_etl}' in role reporting;
grant usage, create on schema analytics to reporting_etl;
grant select, insert, update, delete on all tables in schema analytics to reporting_etl;
comment on role reporting_etl is 'Nightly export. owner: data@shop.example';
create role dbt_runner login password '{password:dbt_runner}' in role reporting;
grant usage, create on schema analytics to dbt_runner;
create role airflow login password '{password:airflow}' in role reporting, shop_writers;
create role tableau_trial login password '{password:tableau_trial}' valid until '{time:-400}' in role reporting;
comment on role tableau_trial is 'Trial, ended. owner: data@shop.example';
create role prometheus_exporter login password '{password:prometheus_exporter}';
grant pg_monitor to prometheus_exporter;
comment on role prometheus_exporter is 'Metrics. team: platform';

-- Administration: more power than anyone remembers giving
create role shop_migrations login password '{password:shop_migrations}' createrole in role shop_owner;
comment on role shop_migrations is 'Flyway in the pipeline. team: platform';
create role legacy_erp login superuser;
set password_encryption = 'md5';
alter role legacy_erp password '{password:legacy_erp}';
create role warehouse_scanner login password '{password:warehouse_scanner}' in role shop_writers;
reset password_encryption;
comment on role legacy_erp is 'Import from the old ERP. Needs superuser for COPY, says the vendor';
create role terraform login superuser createdb createrole password '{password:terraform}';
create role backup login replication password '{password:backup}' in role pg_read_all_data;
comment on role backup is 'Base backups. team: platform';
create role replicator login replication password '{password:replicator}';
create role ci_tests login createdb password '{password:ci_tests}';
comment on role ci_tests is 'Integration tests. team: platform';
create role support_tool login password '{password:support_tool}' bypassrls in role shop_readers, shop_writers;
create role debug_bruno login superuser password '{password:debug_bruno}';
comment on role debug_bruno is 'temporary! incident of March. owner: bruno.keller@shop.example';
create role gdpr_eraser login password '{password:gdpr_eraser}';
grant usage on schema customers to gdpr_eraser;
grant select, update, delete on all tables in schema customers to gdpr_eraser;
comment on role gdpr_eraser is 'owner: privacy@shop.example';

-- Ended, or so it seems
create role vendor_acme login password '{password:vendor_acme}' valid until '{time:-120}' in role shop_readers;
comment on role vendor_acme is 'Contract ended';
create role intern_2023 login password '{password:intern_2023}' valid until '{time:-700}' in role shop_readers;
create role orders_app_old nologin password '{password:orders_app_old}' in role shop_writers;
comment on role orders_app_old is 'Replaced by orders_app. team: orders';
create role shop_v1 nologin password '{password:shop_v1}' in role shop_owner;
create role payments_staging login password '{password:payments_staging}';
grant usage on schema payments to payments_staging;
grant select, insert, update, delete on all tables in schema payments to payments_staging;
comment on role payments_staging is 'Staging, but the data is real. owner: payments@shop.example';
create role ai_assistant login password '{password:ai_assistant}' in role reporting;
comment on role ai_assistant is 'Answers questions about the shop in the chat. owner: clara.meier@shop.example';

-- Who reads all this for Claviger: a login that may see, and nothing else
create role claviger_reader login password '{password:claviger_reader}' valid until '{time:365}';
grant pg_monitor to claviger_reader;
grant select (oid, rolpassword) on pg_catalog.pg_authid to claviger_reader;
comment on role claviger_reader is 'Read-only login of Claviger. team: security';
insert into stock.item (sku, name, on_hand) select 'SKU-' || n, 'Article ' || n, n % 50 from generate_series(1, 200) n;
insert into customers.customer (email, name) select 'customer' || n || '@example.com', 'Customer ' || n from generate_series(1, 100) n;
insert into orders.orders (customer_id, total_cents) select 1 + n % 100, 990 + n * 7 from generate_series(1, 500) n;
