//! What to list: which articles, in which order.
//!
//! - [`sort`]: the orders of the list
//! - [`group`]: what it is grouped by
//! - [`ast`]: a query as a tree
//! - [`bounds`]: numbers and spans of time that a query compares with
//! - [`parse`](mod@parse): a query as typed to its tree, `term`: one condition of it
//! - [`print`](mod@print): a tree back to what could be typed
//! - [`remark`](mod@remark): what may be meant where nothing is listed
//! - [`typing`]: a query that is still being typed

pub mod ast;
pub mod bounds;
pub mod group;
pub mod parse;
pub mod print;
pub mod remark;
pub mod sort;
mod term;
pub mod typing;

pub use ast::{Is, Node, Query};
pub use bounds::{Bounds, Day, Span};
pub use group::Group;
pub use parse::{QueryError, parse};
pub use remark::remark;
pub use sort::Sort;
