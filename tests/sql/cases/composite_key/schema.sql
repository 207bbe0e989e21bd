CREATE TABLE t (region varchar(9) NOT NULL, id int NOT NULL, slug varchar(9) NOT NULL UNIQUE, PRIMARY KEY (region, id));
CREATE TABLE u (id int PRIMARY KEY NOT NULL, region varchar(9), t_id int, slug varchar(9), FOREIGN KEY (region, t_id) REFERENCES t (region, id), FOREIGN KEY (slug) REFERENCES t (slug));
CREATE TABLE sys (id int PRIMARY KEY NOT NULL);
