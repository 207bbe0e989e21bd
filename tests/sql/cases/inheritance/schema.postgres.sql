CREATE TABLE users (id int PRIMARY KEY NOT NULL, name text);
CREATE TABLE admins (rank int, PRIMARY KEY (id)) INHERITS (users);
CREATE TABLE guests (PRIMARY KEY (id)) INHERITS (users);
CREATE TABLE posts (id int PRIMARY KEY NOT NULL, user_id int REFERENCES users ON DELETE CASCADE);
