//! What to list: which articles, in which order.
//!
//! - [`sort`]: the orders of the list
//! - [`filter`]: which articles are listed

pub mod filter;
pub mod sort;

pub use filter::Filter;
pub use sort::Sort;
