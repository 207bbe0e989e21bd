CREATE SCHEMA "x'; DROP TABLE sys; --";
CREATE TABLE sys (id int PRIMARY KEY NOT NULL);
CREATE TABLE "x'; DROP TABLE sys; --"."se lect" (id int PRIMARY KEY NOT NULL, "user" int REFERENCES sys);
CREATE TABLE "x'; DROP TABLE sys; --".log (id int PRIMARY KEY NOT NULL);
CREATE FUNCTION "x'; DROP TABLE sys; --"."f$data_class$'""()"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO "x''; DROP TABLE sys; --".log VALUES (OLD.id); RETURN NULL; END';
CREATE TRIGGER "t$data_class$'; --" AFTER DELETE ON "x'; DROP TABLE sys; --"."se lect" FOR EACH ROW EXECUTE FUNCTION "x'; DROP TABLE sys; --"."f$data_class$'""()"();
