//! What a person sets, and where things lie.
//!
//! - [`paths`]: the folders of configuration, data and cache

pub mod paths;

pub use paths::{Named, Places};
