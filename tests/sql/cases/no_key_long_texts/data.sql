INSERT INTO notes VALUES (1, 'stays', 'a', NULL), (2, 'goes', 'a', 'b'), (3, 'goes', 'stays', NULL), (4, 'goes', 'a', NULL);
INSERT INTO pages VALUES (1, NULL, 1), (2, 'ours', 2), (3, 'theirs', 3);
