INSERT INTO users VALUES (1), (2), (3), (4);
INSERT INTO posts VALUES (1, 1), (2, 2), (3, 4);
INSERT INTO plans VALUES (1, 1, 2), (2, 2, 2), (3, NULL, 3);
INSERT INTO prices VALUES (1, 1), (2, 3);
