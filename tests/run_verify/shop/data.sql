INSERT INTO plans VALUES (1, 'free', 0), (2, 'pro', 990);
INSERT INTO users VALUES (1, 'root@example.org', true), (2, 'ada@example.org', false);
INSERT INTO posts VALUES (1, 2, 'a'), (2, 1, 'b');
INSERT INTO tokens VALUES (1, 1), (2, NULL);
INSERT INTO prompts VALUES (1, 'ours', true), (2, 'hers', false);
INSERT INTO settings VALUES (1, 'model', NULL, NULL, true, 'key-of-all', '{"api_key": "hidden-in-json"}', 'visible'), (2, 'model', 2, 'ada', false, 'key-of-ada', NULL, 'sk-abcdefghijklmnopqrstuvwx'), (3, 'tone', NULL, 'ops', false, NULL, NULL, 'secret-by-attribute');
