//! Themes: how everything looks, by its role.
//!
//! - [`role`]: what has a look of its own
//! - [`paint`]: how something looks
//! - [`theme`](mod@theme): a look for every role, and the themes that come with the program
//! - `read`: the file of a theme
//! - [`choice`]: which theme is set

pub mod choice;
pub mod paint;
mod read;
pub mod role;
pub mod theme;

pub use choice::ThemeChoice;
pub use paint::{Attribute, Paint};
pub use role::Role;
pub use theme::{BuiltIn, Theme};
