//! A shop.

pub mod models;
