CREATE TABLE plans (id {number}, slug varchar(20) NOT NULL, price integer NOT NULL);
CREATE TABLE users (id {number}, email varchar(50) NOT NULL, admin boolean);
CREATE TABLE posts (id {number}, author_id bigint NOT NULL, body text, FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE);
CREATE INDEX posts_author ON posts (author_id);
CREATE TABLE tokens (id {number}, user_id bigint);
CREATE TABLE prompts (id {number}, body text, builtin boolean);
CREATE TABLE settings (id {number}, name varchar(40) NOT NULL, user_id bigint, created_by varchar(40), is_default boolean, api_key varchar(80), config text, plain varchar(80));
