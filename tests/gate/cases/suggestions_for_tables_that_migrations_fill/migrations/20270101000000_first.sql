CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE);
CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
INSERT INTO team VALUES (1, 'core');
ALTER TABLE team RENAME TO teams;
CREATE TABLE memberships (team_id INTEGER NOT NULL REFERENCES teams (id), login TEXT NOT NULL, PRIMARY KEY (team_id, login));
INSERT INTO memberships (team_id, login) SELECT id, 'root' FROM teams WHERE name = 'core';
CREATE TABLE filters (id INTEGER PRIMARY KEY, query TEXT NOT NULL UNIQUE, user_id INTEGER REFERENCES users (id));
INSERT INTO filters VALUES (1, 'all', NULL);
CREATE TABLE views (id INTEGER PRIMARY KEY, query TEXT NOT NULL UNIQUE, team_id INTEGER REFERENCES teams (id));
INSERT INTO views VALUES (1, 'core', 1), (2, 'all', NULL);
CREATE TABLE roles (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
INSERT INTO roles WITH names (name) AS (VALUES ('admin'), ('guest')) SELECT NULL, name FROM names;
CREATE TABLE jobs (id INTEGER PRIMARY KEY, what TEXT NOT NULL);
INSERT INTO jobs VALUES (1, 'tried');
DELETE FROM jobs;
-- Rows of people that are there already, or nobody: nothing in an empty database.
CREATE TABLE seats (team_id INTEGER NOT NULL REFERENCES teams (id), user_id INTEGER NOT NULL REFERENCES users (id), PRIMARY KEY (team_id, user_id));
INSERT INTO seats SELECT teams.id, users.id FROM teams, users WHERE users.email = 'root@example.org';
CREATE TABLE mailboxes (user_id INTEGER PRIMARY KEY REFERENCES users (id));
INSERT INTO mailboxes SELECT id FROM users;
-- What cannot be without likely user data is no less likely: else nothing could be cleaned.
CREATE TABLE topics (id INTEGER PRIMARY KEY, job_id INTEGER NOT NULL REFERENCES jobs (id));
