//! The columns of `keep` and `system_rows`, with places inside the string.
