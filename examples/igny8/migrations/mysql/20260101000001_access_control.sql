CREATE TABLE content_types (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    app_label VARCHAR(255) NOT NULL,
    model VARCHAR(255) NOT NULL,
    UNIQUE (app_label, model)
) ENGINE = InnoDB;

CREATE TABLE permissions (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    content_type_id BIGINT NOT NULL,
    codename VARCHAR(255) NOT NULL,
    name VARCHAR(255) NOT NULL,
    UNIQUE (content_type_id, codename),
    CONSTRAINT permissions_content_type_id_fkey FOREIGN KEY (content_type_id) REFERENCES content_types (id) ON DELETE CASCADE
) ENGINE = InnoDB;

CREATE TABLE `groups` (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(255) NOT NULL UNIQUE,
    permissions JSON NOT NULL DEFAULT ('[]')
) ENGINE = InnoDB;
