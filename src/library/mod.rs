//! The library: all articles of the opened folders, behind windows of rows.
//!
//! - [`roots`]: the folders and files that were named, and the name of their library
//! - [`scan`]: walks the folders, compares with the catalogue, reads what changed, in parallel
//! - [`catalog`]: `catalog.db`, one row a file and one an article
//! - [`refresh`]: brings the catalogue up to date with the folders
//! - [`view`]: filter and order to ids, ids to rows
//! - [`open`]: one article, read again from its file

pub mod catalog;
pub mod open;
pub mod refresh;
pub mod roots;
pub mod scan;
pub mod view;

pub use catalog::{Catalog, CatalogError};
pub use open::OpenError;
pub use refresh::{Changes, Progress};
pub use roots::Roots;
pub use view::{Counts, View};
