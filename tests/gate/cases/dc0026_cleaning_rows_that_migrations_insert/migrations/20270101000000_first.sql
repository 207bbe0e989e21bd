CREATE TABLE teams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE staff (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, is_builtin BOOLEAN NOT NULL);
CREATE TABLE samples (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE visitors (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
-- The engine knows what the text does not say: where rows come from a query, under an old name, or are gone again.
CREATE TABLE groups (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
INSERT INTO groups SELECT 1, 'core' WHERE NOT EXISTS (SELECT 1 FROM groups);
INSERT INTO teams SELECT * FROM groups;
DROP TABLE groups;
INSERT INTO staff VALUES (1, 'root', TRUE);
INSERT INTO samples VALUES (1, 'a try');
INSERT INTO visitors VALUES (1, 'gone');
DELETE FROM visitors;
