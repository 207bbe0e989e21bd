PRAGMA foreign_keys = OFF;
INSERT INTO a VALUES (1, 1), (2, 2), (3, 3);
INSERT INTO b VALUES (1, 1), (2, 2), (3, 3);
INSERT INTO c VALUES (1, 1), (2, 2), (3, 3);
INSERT INTO d VALUES (1, 1), (2, 2), (3, 3);
INSERT INTO e VALUES (1, 1), (2, 2), (3, 3);
INSERT INTO f VALUES (1, 1), (2, 2), (3, 3);
INSERT INTO sys VALUES (1);
