INSERT INTO plans VALUES (1, 'free');
INSERT INTO logs VALUES (1, {ago 11}, 'x', false), (2, {ago 9}, 'x', false), (3, {ago 11}, 'x', true), (4, {ago 11}, 'x', NULL), (5, NULL, 'x', false), (6, {ahead 1}, 'x', false);
INSERT INTO ticks VALUES (1, 1000), (2, NULL), (3, 99999999999999), (4, -5);
INSERT INTO pairs VALUES ('b', 1, {ago 11}), ('a', 2, {ago 11}), ('a''''', 3, {ago 9}), ('a''''', 4, {ago 11});
INSERT INTO loose VALUES (1, {ago 11}), (2, {ago 11}), (2, {ago 9}), (NULL, {ago 11}), (4, {ago 9});
INSERT INTO threads VALUES (1, {ago 11}), (2, {ago 11}), (3, {ago 9}), (4, {ago 11});
INSERT INTO replies VALUES (1, 1, false), (2, 1, false), (3, 2, false), (4, 2, true), (5, 3, false);
INSERT INTO notes VALUES (1, 1), (2, 2), (3, NULL);
INSERT INTO settings VALUES (1, 'welcome', 4), (2, 'title', NULL);
