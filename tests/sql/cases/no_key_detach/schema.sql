CREATE TABLE users (id int PRIMARY KEY NOT NULL);
CREATE TABLE settings (id int NOT NULL, by_id int, FOREIGN KEY (by_id) REFERENCES users (id));
