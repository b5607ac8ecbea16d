//! Fresh folders, and the program run in them.
//!
//! - [`folder`]: a folder of news that a test fills
//! - [`program`]: the real program, with places of its own

pub(crate) mod folder;
pub(crate) mod program;

pub(crate) use folder::Folder;
pub(crate) use program::{Ran, program, run};
