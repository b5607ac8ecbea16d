//! Files that hold files: what is in them is recognised again, and its articles are parts of the
//! outer file.
//!
//! - [`bounds`]: how much is unpacked before an archive is taken for a trap
//! - [`inside`]: reading a file that lies in another
//! - [`gzip`], [`zstd`]: one packed file
//! - [`zip`]: many files
//! - [`omnivore`]: an export whose articles lie in several files each
//! - [`tar`]: names that say what is not read

mod bounds;
mod gzip;
mod inside;
mod omnivore;
mod tar;
mod zip;
mod zstd;

#[cfg(test)]
mod tests;

pub(super) use bounds::Unpacking;
pub(super) use bounds::{Fault, Unpacked, unpack};
pub(super) use gzip::without_suffix;
pub use gzip::{read as read_gzip, recognises as is_gzip};
pub use omnivore::{Export, ReadFile, Role, add_marked};
pub use zip::{read as read_zip, recognises as is_zip};
pub(super) use zip::{read_each, read_one};
pub(super) use zstd::Frames;
pub use zstd::{read as read_zstd, recognises as is_zstd};
