CREATE TABLE password_reset_tokens (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    user_id BIGINT NOT NULL,
    token_hash VARCHAR(255) NOT NULL UNIQUE,
    expires_at DATETIME(6) NOT NULL,
    used_at DATETIME(6),
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT password_reset_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    INDEX password_reset_tokens_user_id_idx (user_id),
    INDEX password_reset_tokens_expires_at_idx (expires_at)
) ENGINE = InnoDB;

CREATE TABLE sessions (
    session_key VARCHAR(64) PRIMARY KEY,
    session_data MEDIUMTEXT NOT NULL,
    expire_date DATETIME(6) NOT NULL,
    INDEX sessions_expire_date_idx (expire_date)
) ENGINE = InnoDB;
