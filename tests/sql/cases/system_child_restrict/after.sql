SELECT coalesce(by_id, 0), owner_id FROM plans ORDER BY id;
