CREATE TABLE nodes (id int NOT NULL, n int, next int, a int NOT NULL, b int NOT NULL, PRIMARY KEY (id), UNIQUE (id, n), FOREIGN KEY (n, next) REFERENCES nodes (id, n) ON DELETE SET NULL, FOREIGN KEY (a, b) REFERENCES nodes (id, n) ON UPDATE RESTRICT);
CREATE TABLE sys (id int PRIMARY KEY NOT NULL);
