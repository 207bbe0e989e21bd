CREATE SEQUENCE shared;
CREATE TABLE one (id int GENERATED ALWAYS AS IDENTITY (START 10 INCREMENT 5) PRIMARY KEY, body text);
CREATE TABLE two (id serial PRIMARY KEY, body text);
CREATE TABLE three (id bigserial PRIMARY KEY, body text);
CREATE TABLE four (id int DEFAULT nextval('shared') PRIMARY KEY, body text);
CREATE TABLE sys (id int DEFAULT nextval('shared') PRIMARY KEY, body text);
