CREATE TABLE accounts (id int PRIMARY KEY);
CREATE TABLE events (
    id bigint GENERATED ALWAYS AS IDENTITY, at date NOT NULL,
    account_id int REFERENCES accounts ON DELETE CASCADE,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE events_rest PARTITION OF events DEFAULT PARTITION BY LIST (at);
CREATE TABLE events_rest_all PARTITION OF events_rest DEFAULT;
CREATE TABLE notes (event_id bigint, event_at date, FOREIGN KEY (event_id, event_at) REFERENCES events);
CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER each AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION nothing();
CREATE TABLE base (id int PRIMARY KEY, kind text);
CREATE TABLE derived (extra int) INHERITS (base);
