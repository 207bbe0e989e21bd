INSERT INTO users VALUES (1, 'a'), (1, 'b'), (2, 'c'), (3, NULL), (4, 'd');
INSERT INTO tags VALUES (1, 'a', true), (1, 'a', false), (2, 'b', false), (2, 'b', false), (3, NULL, NULL), (3, NULL, NULL), (4, 'c', false);
INSERT INTO plain VALUES (1), (1), (NULL);
INSERT INTO sys VALUES (1, 'd'), (1, 'd'), (2, NULL);
