#![doc = include_str!("../README.md")]

pub mod database;
pub mod demo;
pub mod models;
pub mod rows;
pub mod seed;

pub use database::{Database, Dialect};
