INSERT INTO plans (slug) VALUES ('gone'), ('free'), ('pro');
INSERT INTO industries (slug) VALUES ('law'), ('tech');
INSERT INTO sectors (industry_id, slug) VALUES (1, 'tax'), (2, 'web'), (2, 'old');
INSERT INTO accounts (slug, plan_id) VALUES ('acme', 3), ('bolt', 2), ('crow', 2);
INSERT INTO users (email, account_id) VALUES ('ann@acme', 1), ('bob@acme', 1), ('cid@bolt', 2), ('dot@crow', 3), ('root', NULL);
UPDATE accounts SET owner_id = 1 WHERE id = 1;
UPDATE accounts SET owner_id = 3 WHERE id = 2;
UPDATE accounts SET owner_id = 5 WHERE id = 3;
INSERT INTO sites (account_id, sector_id, name) VALUES (1, 2, 'blog'), (1, 3, 'shop'), (2, 1, 'blog'), (3, NULL, 'crows');
INSERT INTO tags (site_id, parent_id, name) VALUES (1, NULL, 'leaf'), (1, NULL, 'branch'), (1, NULL, 'root'), (3, NULL, 'bolts');
UPDATE tags SET parent_id = 2 WHERE id = 1;
UPDATE tags SET parent_id = 3 WHERE id = 2;
INSERT INTO posts (account_id, site_id, author_id, body, meta) VALUES (1, 1, 1, 'it''s "new"', '{"a": [1, null, "x"]}'), (1, 2, 2, '', NULL), (2, 3, 3, 'line
break', '[]'), (3, 4, NULL, NULL, 'null');
INSERT INTO post_tags VALUES (1, 1), (1, 3), (3, 4);
INSERT INTO prompts (name, user_id) VALUES ('ours', NULL), ('anns', 1), ('other', NULL), ('roots', 5);
INSERT INTO answers (prompt_id, body) VALUES (1, 'to ours'), (2, 'to anns'), (4, 'to roots');
INSERT INTO logs (user_id, line) VALUES (1, 'ann was here'), (77, 'nobody was here'), (NULL, 'nothing');
INSERT INTO tokens VALUES ('s3cret-a', 1), ('s3cret-b', 3);
