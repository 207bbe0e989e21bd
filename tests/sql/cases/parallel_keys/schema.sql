CREATE TABLE users (id int PRIMARY KEY NOT NULL);
CREATE TABLE messages (id int PRIMARY KEY NOT NULL, sender int NOT NULL, receiver int, FOREIGN KEY (sender) REFERENCES users (id), FOREIGN KEY (receiver) REFERENCES users (id));
CREATE TABLE sys (id int PRIMARY KEY NOT NULL);
