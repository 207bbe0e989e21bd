CREATE TABLE nodes (id int PRIMARY KEY NOT NULL, parent_id int, FOREIGN KEY (parent_id) REFERENCES nodes (id));
CREATE TABLE sys (id int PRIMARY KEY NOT NULL);
