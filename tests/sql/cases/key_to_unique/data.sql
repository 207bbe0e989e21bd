INSERT INTO users VALUES (1, 'a'), (2, 'b'), (3, 'c'), (4, NULL);
INSERT INTO letters VALUES (1, 'a'), (2, 'b'), (3, NULL), (4, NULL);
INSERT INTO sys VALUES (1, 'a'), (2, 'b'), (3, NULL);
