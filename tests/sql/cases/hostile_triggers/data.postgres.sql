INSERT INTO sys VALUES (1);
INSERT INTO "x'; DROP TABLE sys; --"."se lect" VALUES (1, 1), (2, 1);
