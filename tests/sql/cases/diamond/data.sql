INSERT INTO top VALUES (1), (2), (3), (4);
INSERT INTO l VALUES (1, 1), (2, 2);
INSERT INTO r VALUES (1, 3), (2, 3), (3, 4);
INSERT INTO bottom VALUES (1, 1, 1), (2, 2, 3), (3, NULL, 2);
INSERT INTO sys VALUES (1);
