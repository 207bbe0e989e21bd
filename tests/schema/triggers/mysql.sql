CREATE TABLE log (what text);
CREATE TABLE users (id int PRIMARY KEY, email text);
CREATE TABLE stats (users int);
DELIMITER //
CREATE PROCEDURE count_users() BEGIN
    UPDATE stats SET users = (SELECT count(*) FROM users);
END//
CREATE TRIGGER note AFTER DELETE ON users FOR EACH ROW BEGIN
    IF OLD.id > 0 THEN INSERT INTO log VALUES ('stats'); END IF;
    CALL count_users();
END//
DELIMITER ;
