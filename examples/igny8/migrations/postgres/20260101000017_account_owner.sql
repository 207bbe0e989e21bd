-- Closes the cycle between accounts and users, now that both are there.
ALTER TABLE accounts
    ADD CONSTRAINT accounts_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE SET NULL;
