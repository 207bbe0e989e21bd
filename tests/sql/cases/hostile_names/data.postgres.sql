INSERT INTO "Order; DROP TABLE sys --" (id) VALUES (1), (2), (3);
INSERT INTO "a.b".users VALUES (1, 1), (2, 2);
INSERT INTO users VALUES (1), (2);
INSERT INTO s VALUES (1), (2);
INSERT INTO data_class_s VALUES (1), (2);
INSERT INTO sys VALUES (1);
