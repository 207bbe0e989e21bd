INSERT INTO plans (id, slug) VALUES (1, 'free'), (2, 'pro');
INSERT INTO teams (id, plan_id) VALUES (1, 1), (2, 2), (3, 2);
INSERT INTO users (id, email, is_superuser, team_id) VALUES (1, 'root@x', true, 1), (2, 'ann@x', false, 2), (3, 'bob@x', false, 2);
INSERT INTO settings (id, name, by_id) VALUES (1, 'theme', 1), (2, 'title', 2), (3, 'limit', NULL);
INSERT INTO posts (id, author_id, body) VALUES (1, 1, 'a'), (2, 2, 'b'), (3, 2, 'c'), (4, 3, 'd');
INSERT INTO prompts (id, name, user_id) VALUES (1, 'ours', NULL), (2, 'anns', 2), (3, 'roots', 1);
