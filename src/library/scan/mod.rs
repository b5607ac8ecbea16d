//! Looks at the folders: what is there, and what is in it.
//!
//! - [`walk`]: every file, in the order of their paths
//! - [`look`]: what a name in a folder stands for
//! - [`noise`]: names that are passed over
//! - [`export`]: files of an export that are read together
//! - [`links`]: what a symbolic link is taken for
//! - [`read`]: the bytes of a regular file, with a size cap
//! - [`large`]: large files, read piece by piece
//! - [`parse`]: bytes to articles, on threads with a big stack, where a panic is a problem of the file
//! - [`reduce`]: what the catalogue keeps of a file

pub(crate) mod export;
pub(crate) mod large;
pub(crate) mod links;
pub(crate) mod look;
pub(crate) mod noise;
pub mod parse;
pub(crate) mod read;
pub(crate) mod reduce;
pub(crate) mod walk;

pub use parse::PARSER_THREAD;
