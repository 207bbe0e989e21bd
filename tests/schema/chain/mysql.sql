CREATE TABLE accounts (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, slug varchar(80) NOT NULL UNIQUE);
CREATE TABLE sites (
    id char(36) NOT NULL PRIMARY KEY,
    account_id bigint unsigned NOT NULL,
    name varchar(80) NOT NULL DEFAULT 'it''s',
    created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT sites_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
);
CREATE TABLE pages (
    id int(11) NOT NULL AUTO_INCREMENT PRIMARY KEY,
    site_id char(36),
    parent_id int(11),
    price decimal(12,2) CHECK (price > 0),
    state enum('draft','it''s live') NOT NULL DEFAULT 'draft',
    active tinyint(1) NOT NULL DEFAULT 1,
    CONSTRAINT pages_site FOREIGN KEY (site_id) REFERENCES sites (id) ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT pages_parent FOREIGN KEY (parent_id) REFERENCES pages (id) ON DELETE RESTRICT
);
CREATE VIEW site_names AS SELECT id, name FROM sites;
