-- Tables in which migrations leave rows, and tables in which they don't.
CREATE SCHEMA "Other side";
CREATE TABLE plans (id int PRIMARY KEY, slug text NOT NULL, "Odd ""note""" text, owner int);
INSERT INTO plans (id, slug) VALUES (1, 'free'), (2, 'pro');
CREATE TABLE "Other side"."it's" (id int, note text);
INSERT INTO "Other side"."it's" SELECT n, CASE n WHEN 2 THEN 'two' END FROM generate_series(1, 2) n;
CREATE TABLE emptied (id int);
INSERT INTO emptied VALUES (1);
DELETE FROM emptied;
CREATE TABLE parent (id int);
CREATE TABLE child () INHERITS (parent);
INSERT INTO child VALUES (1);
CREATE TABLE parted (id int) PARTITION BY RANGE (id);
CREATE TABLE parted_low PARTITION OF parted FOR VALUES FROM (0) TO (10);
INSERT INTO parted VALUES (1);
CREATE FUNCTION fill() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'INSERT INTO by_function VALUES (1)'; END $$;
CREATE TABLE by_function (id int);
SELECT fill();
CREATE VIEW seen AS SELECT * FROM plans;
