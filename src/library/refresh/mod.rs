//! Brings the catalogue up to date with the folders.
//!
//! - [`refresh`](mod@refresh): the whole of it, in order
//! - [`changes`]: how far it has come, and what it has changed
//! - [`learning`]: what the houses that have changed teach, and what it changes
//! - [`plan`]: what is there compared with what is known
//! - [`named`]: only places that may have changed, looked at and compared
//! - [`places`]: numbers that grow with the paths of files
//! - [`reading`]: files are read by many and written by one

pub mod changes;
#[cfg(test)]
mod churn;
#[cfg(test)]
mod copies;
pub(crate) mod learning;
pub(crate) mod named;
pub(crate) mod places;
pub(crate) mod plan;
pub(crate) mod reading;
pub mod refresh;
#[cfg(test)]
mod tests;

pub use changes::{Changes, Progress};
pub use refresh::{follow, refresh, verify};
