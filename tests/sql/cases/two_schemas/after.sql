SELECT count(user_id) FROM audit.users;
