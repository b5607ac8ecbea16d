//! What a person sets, and where things lie.
//!
//! - [`paths`]: the folders of configuration, data and cache
//! - [`settings`]: all that can be set
//! - [`load`](mod@load): `config.toml` to settings; [`fault`]: what is wrong in it
//! - [`columns`]: the columns of a list of articles
//! - `document`: its text to keys and values, each with its line and column; [`value`]: those of some settings
//! - `keys`: the keys in it; `sequence`: one binding; `hidden`: bindings that hide others
//! - [`theme`]: how everything looks
//! - `views`: the views in it; [`pipes`]: the commands that get an article
//! - [`append`]: a view more in it

pub mod append;
pub mod columns;
mod document;
pub mod fault;
mod hidden;
mod keys;
pub mod load;
pub mod paths;
pub mod pipes;
mod sequence;
pub mod settings;
pub mod theme;
pub mod value;
mod views;

pub use columns::{Column, Shows};
pub use fault::Fault;
pub use load::{Loaded, load};
pub use paths::{Named, Places};
pub use pipes::Pipe;
pub use settings::{Dates, Hyperlinks, Settings, View};
