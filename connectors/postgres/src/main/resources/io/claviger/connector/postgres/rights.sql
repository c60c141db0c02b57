-- Every right in the current database, gathered by role, schema, kind of object and word.
-- A schema is null for what holds for the whole database. An owner's own rights are told as OWNER alone.
-- pg_database_owner is whoever owns this database.
WITH here AS (
  SELECT datdba FROM pg_database WHERE datname = current_database()
), space AS (
  SELECT oid, nspname, nspowner, nspacl FROM pg_namespace
  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
), relation AS (
  SELECT c.oid, c.relname, c.relowner, c.relacl, s.nspname,
         CASE c.relkind WHEN 'S' THEN 'SEQUENCES' ELSE 'TABLES' END AS kind
  FROM pg_class c JOIN space s ON s.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
), routine AS (
  SELECT p.proname, p.proowner, s.nspname,
         CASE WHEN p.prosecdef THEN 'DEFINER FUNCTIONS' ELSE 'FUNCTIONS' END AS kind,
         CASE WHEN p.prosecdef THEN coalesce(p.proacl, acldefault('f', p.proowner)) ELSE p.proacl END AS acl
  FROM pg_proc p JOIN space s ON s.oid = p.pronamespace
  WHERE NOT EXISTS (SELECT FROM pg_depend d
                    WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
), rights AS (
  SELECT s.nspname, 'SCHEMA' AS kind, NULL::text AS object, a.grantee, a.privilege_type AS word, a.is_grantable
  FROM space s, LATERAL aclexplode(coalesce(s.nspacl, acldefault('n', s.nspowner))) a
  WHERE a.grantee <> s.nspowner
  UNION ALL
  SELECT s.nspname, 'SCHEMA', NULL, s.nspowner, 'OWNER', true FROM space s
  UNION ALL
  SELECT r.nspname, r.kind, r.relname, a.grantee, a.privilege_type, a.is_grantable
  FROM relation r, LATERAL aclexplode(r.relacl) a WHERE a.grantee <> r.relowner
  UNION ALL
  SELECT r.nspname, r.kind, r.relname, r.relowner, 'OWNER', true FROM relation r
  UNION ALL
  SELECT r.nspname, r.kind, r.relname || '(' || t.attname || ')', a.grantee, a.privilege_type, a.is_grantable
  FROM relation r JOIN pg_attribute t ON t.attrelid = r.oid AND t.attacl IS NOT NULL AND NOT t.attisdropped,
       LATERAL aclexplode(t.attacl) a WHERE a.grantee <> r.relowner
  UNION ALL
  SELECT f.nspname, f.kind, f.proname, a.grantee, a.privilege_type, a.is_grantable
  FROM routine f, LATERAL aclexplode(f.acl) a WHERE a.grantee <> f.proowner
  UNION ALL
  SELECT s.nspname,
         CASE d.defaclobjtype WHEN 'r' THEN 'FUTURE TABLES' WHEN 'S' THEN 'FUTURE SEQUENCES'
              WHEN 'f' THEN 'FUTURE FUNCTIONS' WHEN 'n' THEN 'FUTURE SCHEMAS' ELSE 'FUTURE OBJECTS' END,
         'made by ' || pg_get_userbyid(d.defaclrole), a.grantee, a.privilege_type, a.is_grantable
  FROM pg_default_acl d LEFT JOIN space s ON s.oid = d.defaclnamespace, LATERAL aclexplode(d.defaclacl) a
  WHERE a.grantee <> d.defaclrole AND d.defaclobjtype <> 'T' AND (s.oid IS NOT NULL OR d.defaclnamespace = 0)
), named AS (
  SELECT r.nspname, r.kind, r.object, r.word, r.is_grantable,
         CASE WHEN r.grantee = 0 THEN 'public'
              WHEN g.rolname = 'pg_database_owner' THEN (SELECT pg_get_userbyid(datdba) FROM here)
              ELSE g.rolname END AS role
  FROM rights r LEFT JOIN pg_roles g ON g.oid = r.grantee
)
SELECT role, nspname AS schema, kind, word, bool_or(is_grantable) AS grantable,
       count(DISTINCT object) AS objects,
       (array_agg(DISTINCT object ORDER BY object) FILTER (WHERE object IS NOT NULL))[1:50] AS names
FROM named
GROUP BY role, nspname, kind, word
ORDER BY role, nspname, kind, word
