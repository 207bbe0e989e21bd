//! No structs: the configuration classifies all tables.
