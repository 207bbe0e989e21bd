CREATE TABLE regions (country varchar(9) NOT NULL, code varchar(9) NOT NULL, note varchar(9), PRIMARY KEY (code, country), UNIQUE by_note (country, note), UNIQUE region_pair (country, code)) ENGINE=InnoDB;
CREATE TABLE towns (
    id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code varchar(9), country varchar(9), name text, twice int AS (id2 * 2) STORED, id2 int,
    UNIQUE town_name (name(10), country),
    KEY town_part (country),
    CONSTRAINT town_region FOREIGN KEY (country, code) REFERENCES regions (country, code)
);
CREATE TABLE log (id int, at datetime) ENGINE=MyISAM;
CREATE TABLE parted (id int, year int) PARTITION BY RANGE (year) (PARTITION a VALUES LESS THAN (2000), PARTITION b VALUES LESS THAN MAXVALUE);
