CREATE TABLE users (id int PRIMARY KEY NOT NULL, super boolean, age int, name text, at datetime);
CREATE TABLE prompts (id int PRIMARY KEY NOT NULL, user_id int, built_in boolean);
