CREATE TABLE places (id int NOT NULL, part int NOT NULL, PRIMARY KEY (id, part));
CREATE TABLE nodes (id int PRIMARY KEY NOT NULL, n int NOT NULL, place int, FOREIGN KEY (n) REFERENCES nodes (id) ON DELETE CASCADE, FOREIGN KEY (place, n) REFERENCES places (id, part));
