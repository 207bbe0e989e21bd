INSERT INTO users VALUES (1), (2), (3), (4);
INSERT INTO messages VALUES (1, 1, 2), (2, 1, NULL), (3, 3, 4);
INSERT INTO sys VALUES (1);
