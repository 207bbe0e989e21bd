//! Inventing rows from a schema alone: what a column may hold, in which order tables can be filled, and the search for
//! values that all conditions of a table accept.
//!
//! A type says what a value looks like, and the literals of conditions and defaults what it may be (`status IN ('a',
//! 'b')`). Whether a row is right nobody but its engine knows: whoever uses this asks it, and tells [`Search`] what the
//! engine refused.

mod hints;
mod order;
mod recipe;
mod search;
mod shape;
mod values;

pub use hints::mentions;
pub use order::{Edge, order};
pub use recipe::{Condition, Ingredient, Recipe};
pub use search::Search;
