CREATE SCHEMA "Order.s";
CREATE TABLE "User" (id int PRIMARY KEY, "select" text, "a""b" text, "Ünïcode ☃" text, "with.dot" text UNIQUE);
CREATE TABLE "Order.s"."User" (id int PRIMARY KEY REFERENCES "User", "from" int REFERENCES "Order.s"."User" (id));
CREATE TABLE "a very long name that fills all of the sixty three bytes there ar" ("x" int, "group" int DEFAULT 1);
CREATE TABLE "it's" ("'" text DEFAULT 'x''y', UNIQUE ("'"));
CREATE TABLE "order" (id int, CONSTRAINT "a.b""c" UNIQUE (id));
