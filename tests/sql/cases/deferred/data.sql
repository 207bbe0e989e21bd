INSERT INTO users VALUES (1, NULL), (2, NULL), (3, NULL);
INSERT INTO posts VALUES (1, 1), (2, 2), (3, 3);
UPDATE users SET best_id = id;
UPDATE users SET best_id = 3 WHERE id = 2;
INSERT INTO notes VALUES (1, 1), (2, 2);
INSERT INTO sys VALUES (1, 1);
