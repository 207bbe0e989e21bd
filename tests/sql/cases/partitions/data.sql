INSERT INTO users VALUES (1), (2);
INSERT INTO events VALUES (1, '2026-01-05', 1), (2, '2026-01-06', 2), (3, '2026-02-05', 1), (4, '2027-01-01', 2);
INSERT INTO settings VALUES (1, 'a');
INSERT INTO notes VALUES (1, 1, '2026-01-05'), (2, 4, '2027-01-01');
