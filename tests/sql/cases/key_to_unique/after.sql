SELECT coalesce(email, '-') FROM sys ORDER BY id;
