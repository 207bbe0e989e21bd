INSERT INTO users VALUES (1), (2);
INSERT INTO settings VALUES (1, 1), (1, 2), (1, 2), (2, NULL);
