INSERT INTO one (body) VALUES ('new');
INSERT INTO two (body) VALUES ('new');
INSERT INTO three (body) VALUES ('new');
INSERT INTO four (body) VALUES ('new');
SELECT max(id) FROM one;
SELECT max(id) FROM two;
SELECT max(id) FROM three;
SELECT max(id) FROM four;
