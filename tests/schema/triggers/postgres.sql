CREATE SCHEMA audit;
CREATE TABLE audit.log (at timestamptz, what text);
CREATE TABLE users (id int PRIMARY KEY, email text);
CREATE TABLE stats (users int);
CREATE FUNCTION count_users() RETURNS void LANGUAGE sql AS 'UPDATE stats SET users = (SELECT count(*) FROM users)';
CREATE FUNCTION audit.note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- stats is not named by a comment
    INSERT INTO audit.log VALUES (now(), TG_OP);
    PERFORM count_users();
    RETURN NULL;
END $$;
CREATE TRIGGER note AFTER INSERT OR DELETE ON users FOR EACH ROW EXECUTE FUNCTION audit.note();
CREATE FUNCTION wipe() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'DELETE FROM stats'; RETURN OLD; END $$;
CREATE TRIGGER wipe BEFORE DELETE OR TRUNCATE ON users FOR EACH STATEMENT EXECUTE FUNCTION wipe();
ALTER TABLE users DISABLE TRIGGER wipe;
CREATE RULE keep AS ON DELETE TO audit.log DO INSTEAD INSERT INTO stats VALUES (1);
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE users FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON users USING (email = current_user);
