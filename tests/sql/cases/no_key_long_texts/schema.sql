CREATE TABLE notes (id int, body text, topic varchar(750), author varchar(750));
CREATE TABLE pages (id int NOT NULL, body text, note int);
