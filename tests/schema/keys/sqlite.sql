CREATE TABLE regions (country TEXT, code TEXT, note TEXT, PRIMARY KEY (code, country), UNIQUE (country, note)) WITHOUT ROWID;
CREATE TABLE towns (
    id INTEGER PRIMARY KEY,
    code TEXT, country TEXT, zip TEXT UNIQUE,
    name TEXT, deleted_at TEXT,
    twice INTEGER GENERATED ALWAYS AS (id * 2) STORED,
    thrice INT AS (id * 3),
    CONSTRAINT town_region FOREIGN KEY (country, code) REFERENCES regions (country, code) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (code, country) REFERENCES regions
);
CREATE UNIQUE INDEX town_name ON towns (lower(name), "country") WHERE deleted_at IS NULL;
CREATE INDEX town_part ON towns (country DESC) WHERE country <> 'x';
CREATE TABLE exact (id INT PRIMARY KEY, value ANY) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (body);
