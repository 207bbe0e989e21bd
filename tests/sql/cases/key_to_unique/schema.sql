CREATE TABLE users (id int PRIMARY KEY NOT NULL, email varchar(20) UNIQUE);
CREATE TABLE letters (id int PRIMARY KEY NOT NULL, email varchar(20), FOREIGN KEY (email) REFERENCES users (email) ON UPDATE CASCADE);
CREATE TABLE sys (id int PRIMARY KEY NOT NULL, email varchar(20), FOREIGN KEY (email) REFERENCES users (email) ON DELETE SET NULL);
