INSERT INTO users VALUES (1), (2), (3), (4);
INSERT INTO profiles VALUES (1), (2), (3);
INSERT INTO badges VALUES (1), (2);
INSERT INTO sys VALUES (4);
