INSERT INTO users VALUES (1, 't', 1, 'a', NULL), (2, 1, 1, 'a', NULL), (3, 0, 1, 'a', NULL), (4, 0.5, 1, 'a', NULL), (5, 0, 'old', 'a', NULL), (6, x'00', 1, 'a', NULL), (7, 0, 1, x'61', NULL), (8, '0', '7', 5, 5);
INSERT INTO prompts VALUES (1, NULL, 'false'), (2, NULL, 0), (3, NULL, '0'), (4, NULL, 1);
