CREATE TABLE industries (id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT);
CREATE TABLE sectors (
    id INTEGER PRIMARY KEY,
    industry_id INTEGER NOT NULL REFERENCES industries (id),
    slug TEXT NOT NULL,
    weight INTEGER NOT NULL,
    api_key TEXT,
    UNIQUE (industry_id, slug)
);
CREATE INDEX sectors_industry_id ON sectors (industry_id);
CREATE TABLE orders (id INTEGER PRIMARY KEY);
