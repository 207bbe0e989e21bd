CREATE TABLE sessions (id INTEGER PRIMARY KEY, last_seen_at TEXT NOT NULL);
CREATE TABLE audit_logs (id INTEGER PRIMARY KEY, session_id INTEGER REFERENCES sessions (id) ON DELETE CASCADE);
CREATE INDEX audit_logs_session_id ON audit_logs (session_id);
