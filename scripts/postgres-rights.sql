-- Lets the program's own user work in its database without being able to rewrite what was done: it adds to the history, the delivery register,
-- issues and signatures, and neither changes nor deletes anything of them, nor the triggers that refuse it. Run by the owner of the database after
-- the first "migrate" and after each upgrade:
--
--   psql -v app=linkage -d linkage -f scripts/postgres-rights.sql
--
-- The user is made beforehand (CREATE ROLE linkage LOGIN PASSWORD '…'). "migrate" and "restore" are run as the owner from then on, everything else as
-- the program's user.
\set ON_ERROR_STOP on
BEGIN;

GRANT USAGE ON SCHEMA public TO :"app";
REVOKE CREATE ON SCHEMA public FROM PUBLIC, :"app";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"app";
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO :"app";
REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM :"app";

-- What the database refuses to change by a trigger is only read and added to.
SELECT format('REVOKE UPDATE, DELETE, TRUNCATE, TRIGGER, REFERENCES ON %s FROM %I', tgrelid::regclass, :'app')
FROM pg_trigger
WHERE tgname LIKE '%\_refuses\_change'
ORDER BY tgrelid::regclass::text
\gexec

COMMIT;
