INSERT INTO users VALUES (1, true), (2, false), (3, NULL);
INSERT INTO prompts VALUES (1, 2, 'own'), (2, 2, NULL), (3, NULL, 'base'), (4, 1, 'own'), (5, 3, 'own');
INSERT INTO uses VALUES (1, 1), (2, 2), (3, 3);
