CREATE ROLE reader LOGIN PASSWORD 'canary-4be1e3c7';
GRANT pg_monitor TO reader;
CREATE ROLE plain LOGIN PASSWORD 'canary-4be1e3c7';

CREATE ROLE shop_owner LOGIN PASSWORD 'one' VALID UNTIL '2031-05-01 12:00:00+00';
COMMENT ON ROLE shop_owner IS 'Owner: Payments@Example.com, asks in #payments';
CREATE ROLE reporting;
CREATE ROLE bi LOGIN PASSWORD 'two' VALID UNTIL 'infinity' IN ROLE reporting;
COMMENT ON ROLE bi IS 'team=data-platform';
CREATE ROLE ex_employee LOGIN PASSWORD 'three' VALID UNTIL '2020-01-01 00:00:00+00';
CREATE ROLE locked LOGIN PASSWORD 'four' CONNECTION LIMIT 0;
CREATE ROLE by_certificate LOGIN;
SET password_encryption = 'md5';
CREATE ROLE legacy LOGIN PASSWORD 'five';
RESET password_encryption;
CREATE ROLE "Odd ""Name""/x" LOGIN PASSWORD 'six';

CREATE ROLE almighty LOGIN SUPERUSER PASSWORD 'seven';
CREATE ROLE ops LOGIN CREATEROLE CREATEDB BYPASSRLS PASSWORD 'eight';
CREATE ROLE replicator LOGIN REPLICATION PASSWORD 'nine';
CREATE ROLE sees_all LOGIN PASSWORD 'ten' IN ROLE pg_read_all_data;
CREATE ROLE writes_all LOGIN PASSWORD 'eleven' IN ROLE pg_write_all_data;
CREATE ROLE runs_programs LOGIN PASSWORD 'twelve';
GRANT pg_execute_server_program TO runs_programs WITH INHERIT FALSE, SET TRUE;
CREATE ROLE dormant LOGIN PASSWORD 'thirteen';
GRANT almighty TO dormant WITH INHERIT TRUE, SET FALSE;
CREATE ROLE deputy LOGIN PASSWORD 'fourteen';
GRANT reporting TO deputy WITH ADMIN OPTION;
