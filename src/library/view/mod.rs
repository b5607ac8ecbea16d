//! A query and an order over the catalogue: the ids of its rows.
//!
//! - [`view`]: the view itself, and the rows of the first frame
//! - [`ask`]: what is asked for
//! - [`evaluate`]: a query to the rows it asks for
//! - [`order`]: ids in each order
//! - [`marked`]: marks of the state as sets of rows

pub mod ask;
pub(crate) mod evaluate;
pub(crate) mod marked;
pub(crate) mod order;
pub mod view;

pub use ask::Ask;
pub use view::{Counts, Searched, View, build, first_rows};
