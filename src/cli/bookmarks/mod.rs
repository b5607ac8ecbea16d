//! `newsprint bookmarks`: what is kept for later, for scripts; and files to carry it.
//!
//! - `arguments`: what may be asked for, and who does it
//! - `chosen`: which bookmarks are listed and exported, and where their articles are; [`list`]: them, a
//!   line each
//! - `named`: the articles that something is done to; `change`: it done
//! - `export`: bookmarks as a file; `import`: such a file, and the lists of other programs, merged;
//!   `incoming`: what is in such a file; `outline`: in one of OPML; `table`: in one of CSV
//!
//! Without a query and without a folder to look in only the state is read: no folder is looked at that
//! was not named.

mod arguments;
mod change;
mod chosen;
mod export;
mod import;
mod incoming;
pub(crate) mod list;
mod named;
mod outline;
mod table;

pub(crate) use arguments::{BookmarksArguments, run};
