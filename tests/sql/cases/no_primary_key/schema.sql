CREATE TABLE users (id int, email varchar(9) UNIQUE);
CREATE TABLE tags (id int, email varchar(9), pinned boolean, FOREIGN KEY (email) REFERENCES users (email));
CREATE TABLE plain (id int);
CREATE TABLE sys (id int, email varchar(9), FOREIGN KEY (email) REFERENCES users (email));
