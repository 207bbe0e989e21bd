CREATE TABLE `User` (id int PRIMARY KEY, `select` text, `a``b` int, `Ünïcode` text, `with.dot` int UNIQUE, `it's "x"` int);
CREATE TABLE `order` (id int, `from` int, CONSTRAINT `a.b` FOREIGN KEY (`from`) REFERENCES `User` (id));
CREATE TABLE `a very long name that fills all sixty-four characters there are!` (x int DEFAULT 1);
