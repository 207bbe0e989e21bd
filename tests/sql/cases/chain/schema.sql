CREATE TABLE accounts (id int PRIMARY KEY NOT NULL, name varchar(50));
CREATE TABLE sites (id int PRIMARY KEY NOT NULL, account_id int NOT NULL, FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE);
CREATE TABLE pages (id int PRIMARY KEY NOT NULL, site_id int NOT NULL, FOREIGN KEY (site_id) REFERENCES sites (id));
CREATE TABLE plans (id int PRIMARY KEY NOT NULL, slug varchar(50) NOT NULL UNIQUE);
