CREATE TABLE "Order; DROP TABLE sys --" (id int PRIMARY KEY NOT NULL, "se""lect" int, "x'
.quit
\q $data_class$" text);
CREATE TABLE "a.b.users" (id int PRIMARY KEY NOT NULL, "c :name" int REFERENCES "Order; DROP TABLE sys --" (id));
CREATE TABLE users (id int PRIMARY KEY NOT NULL);
CREATE TABLE s (id int PRIMARY KEY NOT NULL);
CREATE TABLE data_class_s (id int PRIMARY KEY NOT NULL);
CREATE TABLE sys (id int PRIMARY KEY NOT NULL);
