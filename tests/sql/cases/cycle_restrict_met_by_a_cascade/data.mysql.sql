SET foreign_key_checks = 0;
INSERT INTO a VALUES (1, 1, 1), (2, 1, 1), (3, 2, 2);
INSERT INTO b VALUES (1, 1), (2, 3);
INSERT INTO sys VALUES (1);
