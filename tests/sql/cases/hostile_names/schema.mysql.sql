CREATE TABLE `Order; DROP TABLE sys --` (id int PRIMARY KEY, `se``lect"` int, `x'
delimiter //
\q $data_class$` text);
CREATE TABLE `a b users` (id int PRIMARY KEY, `c :name` int, FOREIGN KEY (`c :name`) REFERENCES `Order; DROP TABLE sys --` (id));
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE s (id int PRIMARY KEY);
CREATE TABLE data_class_s (id int PRIMARY KEY);
CREATE TABLE sys (id int PRIMARY KEY);
