INSERT INTO t VALUES ('a', 1, 'x'), ('a', 2, 'y'), ('b', 3, 'z'), ('b', 4, 'w');
INSERT INTO u VALUES (1, 'a', 1, NULL), (2, NULL, 2, NULL), (3, NULL, NULL, 'z'), (4, 'b', 4, NULL);
INSERT INTO sys VALUES (1);
