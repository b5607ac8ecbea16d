//! What the reader adds: bookmarks and read marks, in `state.db`, which is never lost.
//!
//! - [`store`]: the file, its schema and its durability
//! - [`marks`]: bookmarks and read marks of articles

pub mod marks;
pub mod store;

pub use marks::{Mark, Subject};
pub use store::{Store, StoreError};
