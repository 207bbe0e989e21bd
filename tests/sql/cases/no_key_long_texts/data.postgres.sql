INSERT INTO notes SELECT id, (SELECT string_agg(md5((id * 1000 + n)::text), '') FROM generate_series(1, 200) n), topic, author FROM (VALUES (1, 'stays', NULL), (2, 'a', 'b'), (3, 'a', 'stays'), (4, 'a', NULL)) v(id, topic, author);
INSERT INTO pages VALUES (1, NULL, 1), (2, 'ours', 2), (3, 'theirs', 3);
