//! The library: all articles of the opened folders, behind windows of rows.
//!
//! - [`cache`]: the folder of the caches, or a temporary one
//! - [`roots`]: the folders and files that were named, and the name of their library
//! - [`scan`]: walks the folders, compares with the catalogue, reads what changed, in parallel
//! - [`catalog`]: `catalog.db`, one row a file and one an article
//! - [`refresh`]: brings the catalogue up to date with the folders
//! - [`mod@recount`]: hits counted again where keywords have changed
//! - [`index`]: the search index, kept in line with the catalogue
//! - `learning`: what only many articles of one house can tell
//! - [`edited`]: the article of a mark under another headline
//! - [`likeness`]: what a mark keeps of a text, to know it by after an edit
//! - [`reattach`]: finds the articles of marks that lost theirs
//! - [`missing`]: bookmarks whose article is in no file any more
//! - [`stories`]: wire copies, and articles that tell the same news
//! - [`view`]: query and order to ids, ids to rows
//! - [`titles`]: all titles at hand, to find some by a few letters
//! - [`leader`]: which of several instances keeps it up to date
//! - [`watch`]: follows what happens to the folders, and what other instances write
//! - [`open`]: one article, read again from its file; [`raw`]: the text of the file

pub mod cache;
pub mod catalog;
#[cfg(test)]
mod damage;
pub(crate) mod edited;
pub mod index;
pub mod leader;
pub(crate) mod learning;
pub(crate) mod likeness;
pub mod missing;
pub mod open;
pub mod raw;
pub mod reattach;
pub mod recount;
pub mod refresh;
pub mod roots;
#[cfg(test)]
pub(crate) mod sample;
pub mod scan;
pub mod stories;
pub mod titles;
pub mod view;
pub mod watch;

pub use cache::CacheFolder;
pub use catalog::{Catalog, CatalogError, CopyRow, FileRow, Names, RowFacts};
pub use index::{Filled, Texts};
pub use open::OpenError;
pub use refresh::{Changes, Progress};
pub use roots::{RootError, Roots};
pub use scan::PARSER_THREAD;
pub use titles::Titles;
pub use view::{Ask, Counts, Coverage, Searched, View};
pub use watch::Watch;
