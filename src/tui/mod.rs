//! The terminal: everything that reads keys, writes to the screen, or runs beside them.
//!
//! - [`run`]: the loop

pub mod run;

pub use run::{Setup, run};
