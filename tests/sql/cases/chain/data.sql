INSERT INTO accounts VALUES (1, 'a'), (2, 'b'), (3, 'c');
INSERT INTO sites VALUES (1, 1), (2, 2), (3, 2);
INSERT INTO pages VALUES (1, 1), (2, 2), (3, 3), (4, 3);
INSERT INTO plans VALUES (1, 'free');
