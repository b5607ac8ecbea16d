//! Follows what happens to the folders, so that only what has changed is looked at again.
//!
//! - [`named`]: places that may have changed, and what is known of each
//! - [`events`]: what the system tells, in these words
//! - [`pending`]: what was told, gathered until it is time to look
//! - [`filesystem`]: file systems that do not tell of every change
//! - [`folders`]: the watches on the folders of a library, and the thread behind them
//! - [`files`]: the watch on a few files; [`folder`]: on one folder that others write
//! - [`stores`]: the watches on catalogue and state, which other instances write

pub(crate) mod events;
pub mod files;
pub mod filesystem;
pub mod folder;
pub mod folders;
pub mod named;
pub(crate) mod pending;
pub mod stores;

pub use files::FileWatch;
pub use folder::FolderWatch;
pub use folders::Watch;
pub use named::{Named, Sign};
pub use stores::{StoreWatch, Written};
