CREATE TABLE "User" (id INTEGER PRIMARY KEY, "select" TEXT, "a""b" TEXT, "Ünïcode ☃" TEXT, "with.dot" TEXT UNIQUE);
CREATE TABLE [odd [name] ([x y] INT CHECK ([x y] > 0), `back``tick` INT REFERENCES "User" ("id"));
CREATE TABLE "it's" ("'" TEXT DEFAULT 'x''y', UNIQUE ("'"));
CREATE TABLE "order" (id INT, "check" INT, "foreign" INT REFERENCES "it's");
CREATE INDEX "a.b""c" ON "order" (id);
