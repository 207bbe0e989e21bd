CREATE TABLE nodes (id int NOT NULL, slug int UNIQUE, parent_slug int NOT NULL, PRIMARY KEY (id), FOREIGN KEY (parent_slug) REFERENCES nodes (slug) ON DELETE CASCADE);
CREATE TABLE sys (id int PRIMARY KEY NOT NULL);
