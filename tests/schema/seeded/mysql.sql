-- Tables in which migrations leave rows, and tables in which they don't.
CREATE TABLE plans (id INT PRIMARY KEY, slug TEXT NOT NULL, `Odd ``note``` TEXT, owner INT);
INSERT INTO plans (id, slug) VALUES (1, 'free'), (2, 'pro');
CREATE TABLE `it's` (id INT, note TEXT);
INSERT INTO `it's` SELECT 1, NULL UNION SELECT 2, 'two';
CREATE TABLE emptied (id INT);
INSERT INTO emptied VALUES (1);
DELETE FROM emptied;
CREATE TABLE renamed (id INT);
INSERT INTO renamed VALUES (1);
RENAME TABLE renamed TO by_new_name;
CREATE VIEW seen AS SELECT * FROM plans;
