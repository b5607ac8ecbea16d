//! What a person sets, and where things lie.
//!
//! - [`paths`]: the folders of configuration, data and cache
//! - [`settings`]: all that can be set
//! - [`load`](mod@load): `config.toml` to settings, and what is wrong in it
//! - `document`: its text to keys and values, each with its line and column
//! - [`append`]: a view more in it

pub mod append;
mod document;
pub mod load;
pub mod paths;
pub mod settings;

pub use load::{Fault, Loaded, load};
pub use paths::{Named, Places};
pub use settings::{Dates, Settings, View};
