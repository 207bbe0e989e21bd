INSERT INTO users VALUES (1), (2);
INSERT INTO posts VALUES (1, 1), (2, 2);
INSERT INTO audit.users VALUES (1, 1), (2, 2), (3, 2);
INSERT INTO audit.posts VALUES (1, 1), (2, 2);
INSERT INTO audit.plans VALUES (1);
INSERT INTO plans VALUES (1);
