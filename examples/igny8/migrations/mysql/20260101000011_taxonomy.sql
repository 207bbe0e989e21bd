CREATE TABLE content_taxonomies (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    site_id BIGINT NOT NULL,
    parent_id BIGINT,
    kind ENUM('category', 'tag', 'product_category') NOT NULL,
    name VARCHAR(255) NOT NULL,
    slug VARCHAR(255) NOT NULL,
    external_id BIGINT,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    UNIQUE (site_id, kind, slug),
    CONSTRAINT content_taxonomies_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT content_taxonomies_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites (id) ON DELETE CASCADE,
    CONSTRAINT content_taxonomies_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES content_taxonomies (id) ON DELETE CASCADE,
    INDEX content_taxonomies_account_id_idx (account_id),
    INDEX content_taxonomies_parent_id_idx (parent_id)
) ENGINE = InnoDB;

CREATE TABLE content_taxonomy_relations (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    content_id BIGINT NOT NULL,
    taxonomy_id BIGINT NOT NULL,
    is_primary BOOLEAN NOT NULL DEFAULT FALSE,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    UNIQUE (content_id, taxonomy_id),
    CONSTRAINT content_taxonomy_relations_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT content_taxonomy_relations_content_id_fkey FOREIGN KEY (content_id) REFERENCES content (id) ON DELETE CASCADE,
    CONSTRAINT content_taxonomy_relations_taxonomy_id_fkey FOREIGN KEY (taxonomy_id) REFERENCES content_taxonomies (id) ON DELETE CASCADE,
    INDEX content_taxonomy_relations_account_id_idx (account_id),
    INDEX content_taxonomy_relations_taxonomy_id_idx (taxonomy_id)
) ENGINE = InnoDB;

CREATE TABLE content_cluster_maps (
    content_id BIGINT NOT NULL,
    cluster_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    role ENUM('hub', 'supporting', 'attribute') NOT NULL DEFAULT 'supporting',
    confidence DOUBLE NOT NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (content_id, cluster_id),
    CONSTRAINT content_cluster_maps_content_id_fkey FOREIGN KEY (content_id) REFERENCES content (id) ON DELETE CASCADE,
    CONSTRAINT content_cluster_maps_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES clusters (id) ON DELETE CASCADE,
    CONSTRAINT content_cluster_maps_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    INDEX content_cluster_maps_cluster_id_idx (cluster_id),
    INDEX content_cluster_maps_account_id_idx (account_id)
) ENGINE = InnoDB;

CREATE TABLE content_attributes (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    content_id BIGINT NOT NULL,
    name VARCHAR(255) NOT NULL,
    value JSON NOT NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    UNIQUE (content_id, name),
    CONSTRAINT content_attributes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT content_attributes_content_id_fkey FOREIGN KEY (content_id) REFERENCES content (id) ON DELETE CASCADE,
    INDEX content_attributes_account_id_idx (account_id)
) ENGINE = InnoDB;
