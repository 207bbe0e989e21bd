INSERT INTO sys VALUES (1);
INSERT INTO nodes VALUES (1, 1, 1, 1, 1), (2, 1, 1, 2, 1), (3, NULL, NULL, 2, 1);
