//! A filter and an order over the catalogue: the ids of its rows.
//!
//! - [`view`]: the view itself, and the rows of the first frame
//! - [`order`]: ids in each order
//! - [`marked`]: marks of the state as sets of rows

pub(crate) mod marked;
pub(crate) mod order;
pub mod view;

pub use view::{Counts, View, build, first_rows};
