SET foreign_key_checks = 0;
INSERT INTO a VALUES (1, 1, 1), (2, 2, 2);
INSERT INTO b VALUES (1, 1), (2, 2);
INSERT INTO c VALUES (1, 2), (2, 1);
INSERT INTO sys VALUES (1);
