//! Keys and commands: what is pressed, what is meant, and the table between the two.
//!
//! - [`key`]: a key as the reader knows it, free of any terminal library
//! - [`command`]: every command on one line
//! - [`keymap`]: sequences and counts; [`layer`]: where they hold; [`table`]: all of them in rows
//! - [`defaults`]: the keys as they come; [`presets`]: those of other programs
//! - [`overlay`]: bindings laid over others
//! - [`mod@pointer`]: what the mouse does

pub mod command;
pub mod defaults;
pub mod key;
pub mod keymap;
pub mod layer;
pub mod overlay;
pub mod pointer;
pub mod presets;
pub mod table;

pub use command::Command;
pub use key::{Code, Key};
pub use keymap::{Binding, Keymap, NOTHING, Outcome, Pending, beside};
pub use layer::Layer;
pub use pointer::{Gesture, Pointer};
pub use presets::Preset;
