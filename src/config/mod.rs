//! What a person sets, and where things lie.
//!
//! - [`paths`]: the folders of configuration, data and cache
//! - [`settings`]: all that can be set
//! - [`load`](mod@load): `config.toml` to settings; [`fault`]: what is wrong in it
//! - `document`: its text to keys and values, each with its line and column; [`value`]: those of some settings
//! - `keys`: the keys in it; `sequence`: one binding; `hidden`: bindings that hide others
//! - [`theme`]: how everything looks
//! - `views`: the views in it
//! - [`append`]: a view more in it

pub mod append;
mod document;
pub mod fault;
mod hidden;
mod keys;
pub mod load;
pub mod paths;
mod sequence;
pub mod settings;
pub mod theme;
pub mod value;
mod views;

pub use fault::Fault;
pub use load::{Loaded, load};
pub use paths::{Named, Places};
pub use settings::{Dates, Hyperlinks, Settings, View};
