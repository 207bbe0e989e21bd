CREATE TABLE users (id int PRIMARY KEY NOT NULL, super boolean);
CREATE TABLE prompts (id int PRIMARY KEY NOT NULL, user_id int, kind varchar(9), FOREIGN KEY (user_id) REFERENCES users (id));
CREATE TABLE uses (id int PRIMARY KEY NOT NULL, prompt_id int NOT NULL, FOREIGN KEY (prompt_id) REFERENCES prompts (id));
