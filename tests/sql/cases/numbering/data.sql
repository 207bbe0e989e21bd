INSERT INTO one (body) VALUES ('a'), ('b');
INSERT INTO two (body) VALUES ('a'), ('b'), ('c');
INSERT INTO three (body) VALUES ('a'), ('b');
INSERT INTO four (body) VALUES ('a'), ('b');
INSERT INTO sys (body) VALUES ('a'), ('b');
