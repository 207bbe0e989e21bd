//! `transfer`: chosen user rows, with all rows that they need, from one database into another one of the same schema.
//!
//! What is decided without a database stands here: which tables and references take part ([`Scheme`]), which rows come
//! along and which stay ([`Graph`]), in which order tables are written ([`order`]), what a query says ([`sql`]), and that
//! every row is accounted for ([`Tally`]). `run::transfer` reads, asks and writes.
//!
//! A row is known by its primary key, in the old database and in the new one; of rows only keys and references are held
//! in memory. References lead to rows, not to values: the old engine joins them, and the new values are those of the
//! row in the new database that the old one became.

mod graph;
mod key;
mod order;
mod rewrite;
mod scheme;
pub mod sql;
mod tally;

pub use graph::{Dropped, End, Graph, Loss, Node, Portion, Sequence, State};
pub use key::{Cell, decode, encode, key};
pub use order::{Group, groups, order};
pub use rewrite::{fill, rewrite};
pub use scheme::{Column, Index, IndexKey, Link, Member, Part, Scheme, scheme};
pub use tally::{Left, Tally};
