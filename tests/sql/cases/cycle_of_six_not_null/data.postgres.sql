WITH b1 AS (INSERT INTO b VALUES (1, 1), (2, 2), (3, 3)), c1 AS (INSERT INTO c VALUES (1, 1), (2, 2), (3, 3)), d1 AS (INSERT INTO d VALUES (1, 1), (2, 2), (3, 3)), e1 AS (INSERT INTO e VALUES (1, 1), (2, 2), (3, 3)), f1 AS (INSERT INTO f VALUES (1, 1), (2, 2), (3, 3)) INSERT INTO a VALUES (1, 1), (2, 2), (3, 3);
INSERT INTO sys VALUES (1);
