//! Front matter: the facts that stand before a text, in YAML, TOML, JSON or lines of their own.
//!
//! - [`split`](mod@split): where it ends and the text begins
//! - [`yaml`], [`tables`], [`lines`]: what it says, by YAML, by TOML, and by anyone's hand

pub mod lines;
pub mod split;
pub mod tables;
pub mod yaml;

pub use split::{FrontMatter, split};
