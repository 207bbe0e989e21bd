INSERT INTO plans (slug) VALUES ('x1'), ('x2'), ('x3'), ('x4'), ('pro'), ('free');
INSERT INTO industries (slug) VALUES ('x'), ('tech'), ('law');
INSERT INTO sectors (industry_id, slug) VALUES (1, 'x'), (2, 'x'), (3, 'tax'), (2, 'tax'), (2, 'web');
INSERT INTO prompts (name, user_id) VALUES ('x', NULL), ('ours', NULL);
INSERT INTO users (email) VALUES ('somebody'), ('else');
INSERT INTO logs (user_id, line) VALUES (1, 'new');
