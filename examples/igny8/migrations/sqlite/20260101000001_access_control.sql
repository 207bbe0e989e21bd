CREATE TABLE content_types (
    id INTEGER PRIMARY KEY,
    app_label TEXT NOT NULL,
    model TEXT NOT NULL,
    UNIQUE (app_label, model)
);

CREATE TABLE permissions (
    id INTEGER PRIMARY KEY,
    content_type_id INTEGER NOT NULL REFERENCES content_types (id) ON DELETE CASCADE,
    codename TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (content_type_id, codename)
);

CREATE TABLE "groups" (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    permissions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(permissions))
);
