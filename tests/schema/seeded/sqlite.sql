-- Tables in which migrations leave rows, and tables in which they don't.
CREATE TABLE plans (id INTEGER PRIMARY KEY, slug TEXT NOT NULL, "Odd ""note""" TEXT, owner INTEGER);
INSERT INTO plans (id, slug) VALUES (1, 'free'), (2, 'pro');
CREATE TABLE "it's" (id INTEGER, note TEXT);
INSERT INTO "it's" SELECT 1, NULL UNION SELECT 2, 'two';
CREATE TABLE emptied (id INTEGER);
INSERT INTO emptied VALUES (1);
DELETE FROM emptied;
CREATE TABLE by_trigger (id INTEGER);
CREATE TRIGGER fill AFTER INSERT ON emptied BEGIN INSERT INTO by_trigger VALUES (NEW.id); END;
INSERT INTO emptied VALUES (1);
DELETE FROM emptied;
CREATE VIEW seen AS SELECT * FROM plans;
