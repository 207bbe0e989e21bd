INSERT INTO users VALUES (1), (2), (3);
INSERT INTO settings VALUES (1, 1, 2), (2, 2, 2), (3, NULL, 2);
INSERT INTO posts VALUES (1, 1), (2, 2);
