//! The marks of several devices, kept alike through a folder that something else carries: Syncthing,
//! git, a share.
//!
//! Each device writes one file into it, and reads all. `state.db` stays the truth of the device, and
//! its steps to undo are its own. A file is an Automerge document: which of two values was written in
//! knowledge of the other is told by its history; of those written apart the later counts, and of
//! notes all are kept.
//!
//! - [`register`]: one value, and when it was set
//! - [`entry`]: all that is known of the mark on one article
//! - [`document`]: the entries of all marks, with their history
//! - [`file`]: a document as a file
//! - [`folder`]: the files of all devices
//! - [`base`]: what this device knew when it was last in step
//! - [`marks`]: marks of the state as entries, and entries put into the state
//! - [`round`]: bringing state and folder in step

pub(crate) mod base;
#[cfg(test)]
mod device;
pub(crate) mod document;
pub(crate) mod entry;
pub(crate) mod file;
pub mod folder;
pub(crate) mod marks;
pub(crate) mod register;
pub mod round;
#[cfg(test)]
mod tests;

pub use folder::is_name;
pub use round::{Round, SyncError, Synced};
