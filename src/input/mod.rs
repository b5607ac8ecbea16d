//! Keys and commands: what is pressed, what is meant, and the table between the two.
//!
//! - [`key`]: a key as the reader knows it, free of any terminal library
//! - [`command`]: every command on one line
//! - [`keymap`]: sequences, counts and layers
//! - [`defaults`]: the keys as they come
//! - [`pointer`]: what the mouse does

pub mod command;
pub mod defaults;
pub mod key;
pub mod keymap;
pub mod pointer;

pub use command::Command;
pub use key::{Code, Key};
pub use keymap::{Keymap, Layer, Outcome, Pending};
pub use pointer::{Gesture, Pointer};
