INSERT INTO users VALUES (1, 'a'), (2, 'b');
INSERT INTO admins VALUES (3, 'c', 1);
INSERT INTO guests VALUES (4, 'd');
INSERT INTO posts VALUES (1, 1), (2, 2);
